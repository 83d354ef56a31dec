import { describe, expect, it } from 'vitest';
import { viewFor } from '../../domain/index.ts';
import { approved, centre, citizen, file, rated } from '../support/domain-kit.ts';
import { ballot, call, groupOf, person, vote, windowEnds } from '../support/voting-kit.ts';

const satisfied = (appeal: ReturnType<typeof groupOf>) => appeal.outcome === 'satisfied';

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
