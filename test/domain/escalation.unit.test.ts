import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/index.ts';
import {
  accepted,
  approved,
  centre,
  completed,
  completing,
  file,
  given,
  grounds,
  housing,
  leaderCountyFact,
  leaderUrban,
  leaderUrbanFact,
  promised,
  type Step,
  transport,
  water,
} from '../support/domain-kit.ts';

const deny = (by: Actor): Step => ['deny-ownership', grounds, by];
const ask = (to: string, by: Actor = housing): Step => ['transfer', { to, reason: 'theirs' }, by];
const refuse = (by: Actor): Step => ['refuse-transfer', grounds, by];
const sign = (by: Actor): Step => ['accept-transfer', {}, by];

describe('an escalation', () => {
  const raising: readonly Step[] = [
    ...accepted,
    ask('water'),
    refuse(water),
    ask('transport'),
    refuse(transport),
  ];

  it('moves nobody’s liability and ends nothing the unit owes', () => {
    const appeal = given(...raising);
    expect(appeal.state.stage).toMatchObject({ status: 'handling', liable: { unit: 'housing' } });
    expect(appeal.kinds()).toEqual(['complete', 'leader-takeover', 'promise']);
  });

  it('makes the leader in person owe a takeover', () => {
    expect(given(...raising).owed('leader-takeover').owner).toEqual({
      role: 'leader',
      unit: null,
      person: 'leader.urban',
    });
  });

  it('cancels what was asked and not decided', () => {
    const appeal = given(...accepted, ask('water'), ['take-over', {}, leaderUrban]);
    expect(appeal.state.requests).toEqual([]);
    expect(appeal.owedAll('decision')).toEqual([]);
    appeal.when(...sign(water)).refused('not-yours');
  });

  it('lets the unit report and complete, but neither transfer nor deny', () => {
    given(...raising)
      .when('report-progress', { text: 'x' }, housing)
      .brings('progress-reported');
    given(...raising)
      .when(...completing)
      .brings('completed');
    given(...raising)
      .when(...ask('water'))
      .refused('awaits-leader');
    given(...raising)
      .when(...deny(housing))
      .refused('awaits-leader');
  });

  it('in review passes the review to the leader', () => {
    const appeal = given(...completed, ['take-over', {}, leaderUrban]);
    expect(appeal.status).toBe('reviewing');
    expect(appeal.owed('review').owner).toMatchObject({ role: 'leader', person: 'leader.urban' });
  });

  it('in rating brings the case back to work with the rework limit', () => {
    const appeal = given(...approved, ['take-over', {}, leaderUrban]);
    expect(appeal.status).toBe('handling');
    expect(appeal.kinds()).toEqual(['complete', 'leader-ruling']);
    expect(appeal.state.stage).toMatchObject({ liable: { unit: 'housing' } });
  });

  it('before the dispatch leaves the dispatch owed', () => {
    const appeal = given(['take-over', {}, leaderUrban]);
    expect(appeal.status).toBe('registered');
    expect(appeal.kinds()).toEqual(['dispatch', 'leader-ruling']);
    appeal.when('dispatch', { lead: 'housing' }, centre).brings('dispatched');
  });

  it('ends with the leader’s approval where no ruling was given', () => {
    const appeal = given(...raising, completing, ['approve', {}, leaderUrban]);
    expect(appeal.state.escalation).toMatchObject({ state: 'none', leader: null });
    expect(appeal.kinds()).toEqual(['citizen-rating']);
  });

  it('goes to the conference the second time', () => {
    const once = given(...promised, ['take-over', {}, leaderUrban]);
    expect(once.state.conference).toBeNull();
    const ruling = { lead: 'housing', dueAt: '2026-03-10T00:00:00+08:00', instruction: 'x' };
    const twice = given(...promised, ['rule', ruling, leaderUrban]).until('2026-03-13 00:00');
    expect(twice.state.escalation).toMatchObject({ state: 'raised', reason: 'completion-overdue' });
    expect(twice.state.conference).not.toBeNull();
  });
});

describe('the leader', () => {
  const to = (leaders: object, steps: readonly Step[]) =>
    file({ county: { leaders: { category: null, default: leaderCountyFact, ...leaders } } })
      .after(...steps, ask('water'), refuse(water), ask('transport'))
      .after(refuse(transport))
      .owed('leader-takeover').owner.person;

  it('is found by the category', () => {
    expect(to({ category: { account: 'leader.roads', deputy: null, onLeave: false } }, accepted)).toBe(
      'leader.roads',
    );
  });

  it('is found by the liable unit where the category has none', () => {
    expect(to({}, accepted)).toBe('leader.urban');
  });

  it('is the county’s default where neither has one', () => {
    const town: readonly Step[] = [['dispatch', { lead: 'east-town' }, centre]];
    const appeal = file({ county: { leaders: { category: null, default: leaderCountyFact } } }).after(
      ...town,
    );
    expect(appeal.until('2026-03-20 00:00').owed('leader-takeover').owner.person).toBe('leader.county');
  });

  it('on leave is the deputy', () => {
    expect(to({ category: { ...leaderUrbanFact, onLeave: true } }, accepted)).toBe('leader.deputy');
  });
});
