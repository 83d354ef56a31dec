import { describe, expect, it } from 'vitest';
import {
  accepted,
  approved,
  at,
  centre,
  citizen,
  completed,
  completing,
  dispatched,
  given,
  grounds,
  housing,
  iso,
  leaderCounty,
  leaderUrban,
  local,
  on,
  promised,
  rated,
  type Step,
  supervision,
  transport,
  urbanManagement,
  water,
} from '../support/domain-kit.ts';

const ruling = (lead: string, more: object = {}): Step => [
  'rule',
  { lead, dueAt: iso('2026-04-01 18:00'), instruction: 'Lay it anew.', ...more },
  leaderUrban,
];

describe('a ruling', () => {
  it.each([
    ['registered', []],
    ['assigned', dispatched],
    ['handling', promised],
    ['reviewing', completed],
    ['rating', approved],
  ] as const)('from %s moves liability, counts as acceptance and opens the work anew', (_, steps) => {
    const appeal = given(...steps)
      .when(...ruling('water'))
      .brings('ruled');
    expect(appeal.state.stage).toMatchObject({
      status: 'handling',
      liable: { unit: 'water', person: 'water.head', sinceMs: appeal.nowMs, why: 'ruling' },
    });
    expect(appeal.kinds()).toEqual(['complete', 'promise']);
    expect(appeal.state.obligations.every((o) => o.owner.unit === 'water')).toBe(true);
    expect(appeal.state.escalation.state).toBe('ruled');
  });

  it('sets the date of the work and of the whole case', () => {
    const appeal = given(...accepted, ruling('water'));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-04-01 18:00');
    expect(appeal.owed('complete').limit).toBeNull();
    expect(appeal.state.overallDueAtMs).toBe(at('2026-04-01 18:00'));
  });

  it('from registered makes its lead the first receiver; later it leaves that as it is', () => {
    expect(given(ruling('water')).state.firstReceiver).toBe('water');
    expect(given(...dispatched, ruling('water')).state.firstReceiver).toBe('housing');
  });

  it('for the unit that is liable already keeps its person and begins a new span', () => {
    const appeal = given(...accepted, ruling('housing'));
    expect(appeal.state.stage).toMatchObject({
      liable: { unit: 'housing', person: 'housing.li', why: 'ruling' },
    });
    expect(appeal.state.spans.map(({ why }) => why)).toEqual(['dispatch', 'accept', 'ruling']);
  });

  it('implies the takeover', () => {
    const { escalation } = given(...accepted, ruling('water')).state;
    expect(escalation).toMatchObject({ reason: 'by-leader', leader: 'leader.urban' });
    expect(escalation.takenOverAtMs).toBe(escalation.ruledAtMs);
  });

  it('ends what the leader owed', () => {
    const appeal = given(...accepted, ['take-over', {}, leaderUrban], ruling('water'));
    expect(appeal.kinds()).toEqual(['complete', 'promise']);
  });

  it('binds the units it names: they neither transfer nor deny', () => {
    const appeal = given(...accepted, ruling('water', { helpers: ['transport'] }));
    appeal
      .when('transfer', { to: 'housing', reason: 'x' }, water)
      .refused('bound-by-ruling', { unit: 'water' });
    appeal.when('deny-ownership', grounds, transport).refused('bound-by-ruling', { unit: 'transport' });
  });

  it('starts its helpers accepted, each with its part by the ruling’s date', () => {
    const appeal = given(...accepted, ruling('water', { helpers: ['transport', 'housing'] }));
    expect(appeal.state.helpers.map(({ unit, state }) => [unit, state])).toEqual([
      ['transport', 'accepted'],
      ['housing', 'accepted'],
    ]);
    expect(local(appeal.owed('finish-part', 'transport').dueAtMs)).toBe('2026-04-01 18:00');
  });

  it('excuses helpers at work whom it does not name, and leaves what others did', () => {
    const appeal = given(
      ['dispatch', { lead: 'housing', helpers: ['water', 'transport', 'urban-management'] }, centre],
      ['accept', {}, housing],
      ['accept', {}, water],
      ['finish-part', { statement: 'x' }, transport],
      ['deny-ownership', grounds, urbanManagement],
      ruling('housing'),
    );
    expect(Object.fromEntries(appeal.state.helpers.map(({ unit, state }) => [unit, state]))).toEqual({
      water: 'excused',
      transport: 'done',
      'urban-management': 'denied',
    });
    expect(appeal.owedAll('finish-part')).toEqual([]);
  });

  it('passes an open urge on to the new unit with its full limit, and leaves it with the old one if it stays', () => {
    const urged: readonly Step[] = [...accepted, ['urge', { reason: 'x' }, citizen]];
    const moved = given(...urged, on(ruling('water'), '2026-03-03 15:00'));
    expect(moved.owed('urge-reply')).toMatchObject({ owner: { unit: 'water' }, sinceMs: moved.nowMs });
    const before = given(...urged).owed('urge-reply');
    expect(given(...urged, ruling('housing')).owed('urge-reply')).toEqual(before);
  });

  it('starts all counters anew', () => {
    const refused: readonly Step[] = [
      ['transfer', { to: 'water', reason: 'x' }, housing],
      ['refuse-transfer', grounds, water],
    ];
    const { state } = given(...approved, ['rate', rated('no'), citizen], ...refused, ruling('housing'));
    expect(state.counters).toMatchObject({ transfers: 0, refusedBy: [], dissatisfied: 0 });
    expect(state.rulings).toBe(1);
  });

  it('forgets no denial, but counts none from before it', () => {
    const appeal = given(
      ...accepted,
      ['deny-ownership', grounds, housing],
      ruling('housing', { helpers: ['water'] }),
    );
    expect(appeal.state.denials).toHaveLength(1);
    expect(appeal.state.escalation.state).toBe('ruled');
  });

  it('keeps the review with the leader', () => {
    const appeal = given(...accepted, ruling('housing'), completing);
    expect(appeal.owed('review').owner.person).toBe('leader.urban');
    appeal.when('approve', {}, centre).refused('not-yours');
    appeal.when('approve', {}, leaderUrban).brings('approved');
    expect(appeal.state.escalation.state).toBe('ruled');
  });

  it('names units that exist, a date to come, and is the leader’s own', () => {
    given(...accepted)
      .when('rule', { ...ruling('gone')[1] }, leaderUrban)
      .refused('unknown-unit');
    given(...accepted)
      .when('rule', { ...ruling('water', { helpers: ['water'] })[1] }, leaderUrban)
      .refused('unit-twice');
    const past = { ...ruling('water')[1], dueAt: iso('2026-03-02 10:00') };
    given(...accepted)
      .when('rule', past, leaderUrban)
      .refused('date-past');
    given(...accepted)
      .when('rule', ruling('water')[1], leaderCounty)
      .refused('not-yours');
    given(...accepted)
      .when('rule', ruling('water')[1], supervision)
      .refused('not-yours');
  });
});
