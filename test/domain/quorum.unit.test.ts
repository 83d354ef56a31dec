import { describe, expect, it } from 'vitest';
import { systemActor, viewFor } from '../../domain/index.ts';
import { drawnSample, toCall } from '../../domain/people/sample.ts';
import { approved, auditor, centre, citizen, file, housing, iso } from '../support/domain-kit.ts';
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
