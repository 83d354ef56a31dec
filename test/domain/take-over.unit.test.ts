import { describe, expect, it } from 'vitest';
import {
  accepted,
  approved,
  at,
  centre,
  completed,
  deputyUrban,
  dispatched,
  file,
  given,
  grounds,
  housing,
  iso,
  leaderCounty,
  leaderCountyFact,
  leaderUrban,
  leaderUrbanFact,
  local,
  type Step,
  transport,
  water,
} from '../support/domain-kit.ts';

const raised: readonly Step[] = [
  ...accepted,
  ['transfer', { to: 'water', reason: 'x' }, housing],
  ['refuse-transfer', grounds, water],
  ['transfer', { to: 'transport', reason: 'x' }, housing],
  ['refuse-transfer', grounds, transport],
];

describe('a takeover', () => {
  it('of a raised case turns the takeover owed into a ruling owed', () => {
    const appeal = given(...raised)
      .when('take-over', {}, leaderUrban)
      .brings('taken-over');
    expect(appeal.state.escalation).toMatchObject({
      state: 'taken-over',
      reason: 'transfers-refused',
      leader: 'leader.urban',
      takenOverAtMs: appeal.nowMs,
    });
    expect(appeal.owedAll('leader-takeover')).toEqual([]);
    expect(local(appeal.owed('leader-ruling').dueAtMs)).toBe('2026-03-10 00:00');
  });

  it.each([
    ['registered', []],
    ['assigned', dispatched],
    ['handling', accepted],
    ['reviewing', completed],
    ['rating', approved],
  ] as const)('is possible from %s for a case of the portfolio that nobody raised', (_, steps) => {
    const appeal = given(...steps)
      .when('take-over', {}, leaderUrban)
      .brings('taken-over');
    expect(appeal.state.escalation).toMatchObject({ state: 'taken-over', reason: 'by-leader' });
    expect(appeal.state.escalations).toBe(1);
  });

  it('moves nobody’s liability', () => {
    const before = given(...accepted).state.spans;
    expect(given(...accepted, ['take-over', {}, leaderUrban]).state.spans).toEqual(before);
  });

  it('is the leader’s whose portfolio it is', () => {
    given(...accepted)
      .when('take-over', {}, leaderCounty)
      .refused('not-yours');
    given(...raised)
      .when('take-over', {}, leaderCounty)
      .refused('not-yours');
    given(...raised)
      .when('take-over', {}, centre)
      .refused('not-yours');
    given(...raised)
      .when('take-over', {}, deputyUrban)
      .refused('not-yours');
  });

  it('is the deputy’s while the leader is on leave', () => {
    const onLeave = {
      leaders: { category: { ...leaderUrbanFact, onLeave: true }, default: leaderUrbanFact },
    };
    file({ county: onLeave })
      .after(...raised)
      .when('take-over', {}, deputyUrban)
      .brings('taken-over');
  });

  it('happens once', () => {
    given(...raised, ['take-over', {}, leaderUrban])
      .when('take-over', {}, leaderUrban)
      .refused('taken-over-already');
  });
});

describe('a takeover that is red', () => {
  it('passes to the deputy with its full limit, charged to the leader', () => {
    const appeal = given(...raised).until('2026-03-04 00:00');
    expect(appeal.state.escalation).toMatchObject({ leader: 'leader.deputy', passedFrom: 'leader.urban' });
    expect(appeal.owed('leader-takeover').owner.person).toBe('leader.deputy');
    expect(local(appeal.owed('leader-takeover').dueAtMs)).toBe('2026-03-06 00:00');
    const red = appeal
      .all('light-turned')
      .map(({ data }) => data as { kind: string; light: string; person: string });
    expect(red).toContainEqual(
      expect.objectContaining({ kind: 'leader-takeover', light: 'red', person: 'leader.urban' }),
    );
  });

  it('passes once only', () => {
    expect(
      given(...raised)
        .until('2026-04-20 00:00')
        .all('takeover-passed'),
    ).toHaveLength(1);
  });

  it('takes the review along', () => {
    const appeal = given(...raised, ['complete', { result: 'resolved', statement: 'x' }, housing]);
    appeal.until('2026-03-04 00:00');
    expect(appeal.owed('review').owner.person).toBe('leader.deputy');
    appeal.when('approve', {}, leaderUrban).refused('not-yours');
    appeal.when('approve', {}, deputyUrban).brings('approved');
  });

  it('stays with a leader who has no deputy', () => {
    const leaders = { category: { ...leaderUrbanFact, deputy: null }, default: leaderCountyFact };
    const appeal = file({ county: { leaders, units: {} } }).after(['dispatch', { lead: 'water' }, centre]);
    appeal.until('2026-03-20 00:00').until('2026-04-20 00:00');
    expect(appeal.owed('leader-takeover')).toMatchObject({ light: 'red', owner: { person: 'leader.urban' } });
  });

  it('lets the deputy take over and rule', () => {
    const appeal = given(...raised).until('2026-03-04 09:00');
    appeal.when('take-over', {}, deputyUrban).brings('taken-over');
    expect(appeal.owed('leader-ruling').owner.person).toBe('leader.deputy');
  });
});

describe('a meeting on site', () => {
  const meeting = { at: iso('2026-03-05 09:00'), place: 'Number 12', units: ['housing', 'water'] };

  it('is called by the leader who has the case, and kept', () => {
    const appeal = given(...raised, ['take-over', {}, leaderUrban]).when('convene', meeting, leaderUrban);
    appeal.brings('convened');
    expect(appeal.state.escalation.meetings).toEqual([
      { atMs: at('2026-03-05 09:00'), place: 'Number 12', units: ['housing', 'water'] },
    ]);
  });

  it('is not called before the takeover, by another, or with units there are not', () => {
    given(...raised)
      .when('convene', meeting, leaderUrban)
      .refused('take-over-first');
    const taken = [...raised, ['take-over', {}, leaderUrban] as Step];
    given(...taken)
      .when('convene', meeting, leaderCounty)
      .refused('not-yours');
    given(...taken)
      .when('convene', { ...meeting, units: ['gone'] }, leaderUrban)
      .refused('unknown-unit');
  });
});
