import { describe, expect, it } from 'vitest';
import { systemActor, viewFor } from '../../domain/index.ts';
import { drawnSample, toCall } from '../../domain/sample.ts';
import { approved, auditor, centre, citizen, file, housing, iso, rated } from '../support/domain-kit.ts';
import { ballot, call, groupOf, person, upTo, vote, votes, windowEnds } from '../support/voting-kit.ts';

const satisfied = (appeal: ReturnType<typeof groupOf>) => appeal.outcome === 'satisfied';

describe('at the end of the window', () => {
  it('one vote of thirty-four closes nothing', () => {
    const appeal = groupOf(34).after(vote(1, 'yes')).until(windowEnds);
    expect(appeal.status).toBe('rating');
    expect(appeal.kinds()).toEqual(['call-back']);
    expect(appeal.state.votes).toHaveLength(1);
  });

  it('one half of the filing’s people decide by the share of the votes cast, one fewer do not', () => {
    expect(
      satisfied(
        groupOf(34)
          .after(...votes(upTo(17), 'yes'))
          .until(windowEnds),
      ),
    ).toBe(true);
    expect(
      groupOf(34)
        .after(...votes(upTo(16), 'yes'))
        .until(windowEnds).status,
    ).toBe('rating');
    const split = groupOf(34).after(...votes(upTo(11), 'yes'), ...votes([12, 13, 14, 15, 16, 17], 'no'));
    expect(split.until(windowEnds).status).toBe('handling');
  });

  it('the quorum is the policy’s', () => {
    const policy = { quorum: { votes: 1, of: 10 } };
    expect(
      satisfied(
        groupOf(34, 34, { policy })
          .after(...votes(upTo(4), 'yes'))
          .until(windowEnds),
      ),
    ).toBe(true);
    expect(
      groupOf(34, 34, { policy })
        .after(...votes(upTo(3), 'yes'))
        .until(windowEnds).status,
    ).toBe('rating');
  });

  it('below the quorum the noes decide where they are more than a third of everybody', () => {
    expect(
      groupOf(9)
        .after(...votes([1, 2, 3, 4], 'no'))
        .until(windowEnds).status,
    ).toBe('handling');
    expect(
      groupOf(9)
        .after(...votes([1, 2, 3], 'no'))
        .until(windowEnds).status,
    ).toBe('rating');
  });

  it('everybody is whoever was declared, if that is more', () => {
    expect(
      groupOf(9, 30)
        .after(...votes(upTo(9), 'no'))
        .until(windowEnds).status,
    ).toBe('rating');
    expect(
      groupOf(11, 30)
        .after(...votes(upTo(11), 'no'))
        .until(windowEnds).status,
    ).toBe('handling');
    expect(
      groupOf(11, 30)
        .after(...votes(upTo(11), 'yes'))
        .until(windowEnds).status,
    ).toBe('rating');
  });

  it('who has left is nobody of whom a quorum is asked, declared or not', () => {
    const left = [1, 2, 3, 4].map((serial) => ['withdraw', { reason: 'x' }, person(serial)] as const);
    for (const declared of [undefined, 6]) {
      const appeal = groupOf(6, declared).after(...left, vote(5, 'yes'), vote(6, 'yes'));
      expect(satisfied(appeal)).toBe(true);
    }
  });
});

describe('whoever came by a merge', () => {
  const came = (count: number) => ({
    from: 'B2',
    registeredAt: iso('2026-02-20 09:00'),
    newcomers: upTo(count).map((serial) => ({ serial, name: `N${serial}` })),
  });
  const together = () =>
    file({})
      .when('absorb', came(6), systemActor)
      .after(...approved);

  it('votes, and raises no quorum', () => {
    expect(satisfied(together().after(vote(3, 'yes')).until(windowEnds))).toBe(true);
    const many = groupOf(4).when('absorb', came(20), systemActor);
    many.after(vote(1, 'yes'), vote(7, 'yes')).until('2026-03-09 00:00');
    expect(satisfied(many)).toBe(true);
  });

  it('counts among everybody whose noes are weighed', () => {
    const appeal = groupOf(6).when('absorb', came(6), systemActor);
    appeal.after(vote(1, 'no'), vote(2, 'no')).until('2026-03-09 00:00');
    expect(appeal.status).toBe('rating');
    expect(groupOf(5).after(vote(1, 'no'), vote(2, 'no')).until(windowEnds).status).toBe('handling');
  });
});

describe('an undecided round', () => {
  const undecided = () => groupOf(34).after(vote(1, 'yes'), vote(2, 'yes')).until(windowEnds);

  it('names a sample that nobody chooses, of people who have not voted', () => {
    const sample = toCall(undecided().state);
    expect(sample).toHaveLength(3);
    expect(toCall(undecided().state)).toEqual(sample);
    expect(sample.some((serial) => [1, 2].includes(serial))).toBe(false);
    const drawn = ['A2', 'A3', 'A4'].map((id) => drawnSample({ ...undecided().state, id }));
    expect(new Set(drawn.map(String)).size).toBe(3);
  });

  it('calls as many as the policy says, and never fewer than three', () => {
    const sample = (groupSample: number) =>
      groupOf(34, 34, { policy: { groupSample } }).until(windowEnds).state.sample?.serials;
    expect(sample(5)).toHaveLength(5);
    expect(sample(1)).toHaveLength(3);
  });

  it('closes as unrated once the sample was called on different days, whatever it said', () => {
    const appeal = undecided();
    const [a, b, c] = toCall(appeal.state) as [number, number, number];
    appeal.after(call(9, a, 'yes'), call(10, b));
    expect(toCall(appeal.state)).toEqual([c]);
    expect(appeal.after(call(11, c, 'yes')).outcome).toBe('unrated');
    expect(appeal.state.ratings).toEqual([]);
  });

  it('goes on where all calls were made on one day, or always to the same person', () => {
    const day = undecided();
    day.after(...toCall(day.state).map((serial) => call(9, serial)));
    expect(day.status).toBe('rating');
    const same = undecided();
    const [first = 0] = toCall(same.state);
    same.after(call(9, first), call(10, first), call(11, first));
    expect(same.status).toBe('rating');
    expect(same.after(...toCall(same.state).map((serial) => call(11, serial))).outcome).toBe('unrated');
  });

  it('counts no call to somebody whom the office chose', () => {
    const appeal = undecided();
    const others = upTo(34).filter((serial) => serial > 2 && !toCall(appeal.state).includes(serial));
    appeal.after(...[9, 10, 11, 12].map((day, n) => call(day, others[n]!, 'yes')));
    expect(appeal.status).toBe('rating');
    expect(appeal.state.callBacks.some(({ attempt }) => attempt)).toBe(false);
    expect(appeal.state.votes).toHaveLength(6);
  });

  it('has somebody to call until the days are over', () => {
    const appeal = undecided();
    appeal.after(...toCall(appeal.state).map((serial) => call(9, serial, 'yes')));
    expect(toCall(appeal.state)).toHaveLength(1);
    appeal.after(call(10, toCall(appeal.state)[0]!)).after(call(11, toCall(appeal.state)[0]!));
    expect(appeal.outcome).toBe('unrated');
  });

  it('takes late votes, and is decided by them as soon as they reach the quorum', () => {
    const appeal = groupOf(6).after(vote(1, 'yes')).until(windowEnds).after(vote(2, 'yes'));
    expect(appeal.status).toBe('rating');
    appeal.when(...vote(3, 'yes')).brings('voted', 'rated');
    expect(satisfied(appeal)).toBe(true);
  });

  it('is decided by somebody who leaves, where that makes a quorum of the votes', () => {
    const appeal = groupOf(5).after(vote(1, 'yes'), vote(2, 'yes')).until(windowEnds);
    appeal.when('withdraw', { reason: 'x' }, person(5)).brings('participant-withdrawn', 'rated');
    expect(satisfied(appeal)).toBe(true);
  });

  it('may meet: a ballot with the quorum decides, one without it decides nothing', () => {
    expect(satisfied(undecided().after(ballot(17, 3, '2026-03-09 10:00')))).toBe(true);
    const few = undecided().after(ballot(16, 3, '2026-03-09 10:00'));
    expect(few.status).toBe('rating');
    expect(few.kinds()).toEqual(['call-back']);
    undecided()
      .when(...ballot(35, 0, '2026-03-09 10:00'))
      .refused('more-votes-than-people');
  });

  it('tells whom to call to who may reach them, and to nobody else', () => {
    const appeal = undecided();
    const seen = (by: Parameters<typeof viewFor>[1]) =>
      viewFor(appeal.state, by, appeal.nowMs)?.participants.toCall;
    expect(seen(centre)).toHaveLength(3);
    expect(seen(housing)).toHaveLength(3);
    for (const other of [citizen, person(3), auditor]) expect(seen(other)).toEqual([]);
  });

  it('is forgotten with the next round', () => {
    const appeal = groupOf(9)
      .after(vote(1, 'no'))
      .until(windowEnds)
      .after(...votes([2, 3, 4], 'no'));
    expect(appeal.status).toBe('handling');
    expect(toCall(appeal.state)).toEqual([]);
  });
});

describe('a call to a group', () => {
  it('is the vote of the person whom it reached, which a later vote replaces', () => {
    const appeal = groupOf(6).after(call(4, 2, 'no'));
    expect(appeal.state.votes).toMatchObject([{ serial: 2, satisfaction: 'no' }]);
    expect(appeal.state.callBacks).toMatchObject([{ person: 2, attempt: false }]);
    expect(appeal.after(vote(2, 'yes')).state.votes).toMatchObject([{ serial: 2, satisfaction: 'yes' }]);
  });

  it('may bring the last vote that was awaited', () => {
    const appeal = groupOf(2).after(vote(1, 'yes'));
    appeal.when(...call(4, 2, 'yes')).brings('called-back', 'voted', 'rated');
    expect(satisfied(appeal)).toBe(true);
  });

  it('says whom it reached, and that is somebody of the case', () => {
    groupOf(6)
      .when(...call(4, null, 'yes'))
      .refused('which-person');
    groupOf(6)
      .when(...call(4, 7, 'yes'))
      .refused('not-a-participant');
    const left = groupOf(6).after(['withdraw', { reason: 'x' }, person(2)]);
    left.when(...call(4, 2, 'yes')).refused('not-a-participant');
  });

  it('is no vote before the case asks for one', () => {
    const { body } = { body: { participants: { people: [{ name: 'a' }, { name: 'b' }] } } };
    file({ body })
      .when(...call(4, 1, 'yes'))
      .refused('not-in-rating');
  });

  it('is heard by the offices at work, and not by who filed', () => {
    const appeal = groupOf(6).after(call(4, 2, 'yes'));
    const said = (by: Parameters<typeof viewFor>[1]) =>
      viewFor(appeal.state, by, appeal.nowMs)?.callBacks.map((c) => c.said);
    expect(said(centre)).toEqual(['They said so.']);
    expect(said(citizen)).toEqual(['']);
  });

  it('asks of one person alone no serial', () => {
    expect(file({}).after(...approved, call(4, null, 'yes')).outcome).toBe('satisfied');
    expect(file({}).after(...approved, call(4, 0, 'yes')).outcome).toBe('satisfied');
  });
});

describe('people who are known by number only', () => {
  const thirty = () => groupOf(0, 30);

  it('decide at a meeting by the quorum', () => {
    expect(satisfied(thirty().after(ballot(15, 5)))).toBe(true);
    expect(thirty().after(ballot(15, 6)).status).toBe('handling');
    const few = thirty()
      .when(...ballot(14, 0))
      .brings('ballot-recorded');
    expect(few.status).toBe('rating');
    expect(few.kinds()).toEqual(['citizen-rating']);
    expect(thirty().after(ballot(14, 11)).status).toBe('handling');
  });

  it('are not spoken for by one call, which needs no serial', () => {
    thirty()
      .when(...call(4, null, 'yes'))
      .refused('group-votes');
    const appeal = thirty()
      .until(windowEnds)
      .after(call(9, null, 'yes'));
    expect(appeal.status).toBe('rating');
    expect(appeal.after(call(10, null, 'yes'), call(11, null, 'yes')).outcome).toBe('unrated');
  });

  it('meet where a few of them are named, too', () => {
    expect(satisfied(groupOf(2, 30).after(ballot(15, 0)))).toBe(true);
    groupOf(30, 30)
      .when(...ballot(15, 0))
      .refused('people-vote');
  });
});

describe('a case of earlier rules', () => {
  const old = () => {
    const appeal = groupOf(34);
    appeal.state = { ...appeal.state, rules: 2 };
    return appeal;
  };

  it('is decided by the votes cast, however few, and by one call', () => {
    expect(satisfied(old().after(vote(1, 'yes')).until(windowEnds))).toBe(true);
    expect(
      satisfied(
        old()
          .until(windowEnds)
          .after(call(9, null, 'yes')),
      ),
    ).toBe(true);
    expect(old().until(windowEnds).state.sample).toBeUndefined();
  });

  it('takes no rating of a person alone by the group’s code', () => {
    old().when('rate', rated('yes'), citizen).refused('group-votes');
  });
});
