import { describe, expect, it } from 'vitest';
import {
  accepted,
  centre,
  given,
  grounds,
  housing,
  iso,
  leaderUrban,
  type Step,
  transport,
  water,
} from '../support/domain-kit.ts';

const withHelper: readonly Step[] = [
  ['dispatch', { lead: 'housing', helpers: ['water'] }, centre],
  ['accept', {}, housing],
];
const toWater: Step = ['transfer', { to: 'water', reason: 'a pipe' }, housing];

describe('a denial', () => {
  it('is a fact with grounds and basis', () => {
    const appeal = given(...accepted)
      .when('deny-ownership', grounds, housing)
      .brings('ownership-denied');
    expect(appeal.state.denials).toEqual([
      { unit: 'housing', ...grounds, atMs: appeal.nowMs, afterRulings: 0 },
    ]);
  });

  it('changes nobody’s liability and ends nothing that the first receiver owes', () => {
    const before = given(...accepted);
    const after = given(...accepted, ['deny-ownership', grounds, housing]);
    expect(after.state.obligations).toEqual(before.state.obligations);
    expect(after.state.spans).toEqual(before.state.spans);
  });

  it('comes once from each unit', () => {
    given(...accepted, ['deny-ownership', grounds, housing])
      .when('deny-ownership', grounds, housing)
      .refused('denied-already');
  });

  it('is not for a unit that took the case over by signing', () => {
    given(...accepted, toWater, ['accept-transfer', {}, water])
      .when('deny-ownership', grounds, water)
      .refused('not-first-receiver');
  });

  it('is not for the first receiver once another unit is liable', () => {
    given(...accepted, toWater, ['accept-transfer', {}, water])
      .when('deny-ownership', grounds, housing)
      .refused('not-yours');
  });

  it('is for the first receiver again when the case has come back to it', () => {
    given(
      ...accepted,
      toWater,
      ['accept-transfer', {}, water],
      ['transfer', { to: 'housing', reason: 'theirs after all' }, water],
      ['accept-transfer', {}, housing],
    )
      .when('deny-ownership', grounds, housing)
      .brings('ownership-denied');
  });

  it('is for helpers, before and after they accept, and ends their part', () => {
    const waiting = given(...withHelper)
      .when('deny-ownership', grounds, water)
      .brings('ownership-denied');
    expect(waiting.state.helpers[0]?.state).toBe('denied');
    expect(waiting.owedAll('finish-part')).toEqual([]);
    given(...withHelper, ['accept', {}, water])
      .when('deny-ownership', grounds, water)
      .brings('ownership-denied');
  });

  it('is not for a helper whose part has ended', () => {
    given(...withHelper, ['finish-part', { statement: 'done' }, water])
      .when('deny-ownership', grounds, water)
      .refused('helper-not-active');
  });

  it('is not for a unit that has nothing to do with the case', () => {
    given(...accepted)
      .when('deny-ownership', grounds, transport)
      .refused('not-yours');
  });

  it('is over while the leader has the case', () => {
    given(...withHelper, ['take-over', {}, leaderUrban])
      .when('deny-ownership', grounds, housing)
      .refused('awaits-leader', { leader: 'leader.urban' });
    given(...withHelper, ['take-over', {}, leaderUrban])
      .when('deny-ownership', grounds, water)
      .refused('awaits-leader');
  });

  it('is over for the units that a ruling names', () => {
    const ruling = {
      lead: 'housing',
      helpers: ['water'],
      dueAt: iso('2026-04-01 00:00'),
      instruction: 'do it',
    };
    given(...withHelper, ['rule', ruling, leaderUrban])
      .when('deny-ownership', grounds, housing)
      .refused('bound-by-ruling');
    given(...withHelper, ['rule', ruling, leaderUrban])
      .when('deny-ownership', grounds, water)
      .refused('bound-by-ruling');
  });
});
