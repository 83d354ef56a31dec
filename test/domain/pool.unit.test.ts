import { describe, expect, it } from 'vitest';
import {
  centre,
  citizen,
  given,
  grounds,
  housing,
  leaderUrban,
  local,
  type Step,
  supervision,
  transport,
  urbanManagement,
  water,
} from '../support/domain-kit.ts';

const pool = (more: object = {}): Step => [
  'open-to-claims',
  { units: ['housing', 'water'], ...more },
  centre,
];
const at15 = '2026-03-02 10:16';

describe('a pool', () => {
  it('is owed by each eligible unit for fifteen minutes, without a yellow', () => {
    const appeal = given(pool());
    expect(appeal.status).toBe('pooled');
    expect(appeal.owedAll('claim').map((o) => [o.about, o.yellowAtMs, local(o.redAtMs)])).toEqual([
      ['housing', null, at15],
      ['water', null, at15],
    ]);
    expect(appeal.owedAll('dispatch')).toEqual([]);
    expect(appeal.state.firstReceiver).toBeNull();
  });

  it('is won by the first valid claim: that unit is first receiver and has accepted', () => {
    const appeal = given(pool()).when('claim', {}, water, '2026-03-02 10:15').brings('claimed');
    expect(appeal.state.stage).toMatchObject({
      status: 'handling',
      liable: { unit: 'water', person: 'water.li' },
    });
    expect(appeal.state.firstReceiver).toBe('water');
    expect(appeal.kinds()).toEqual(['complete', 'promise']);
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-12 00:00');
    expect(appeal.state.spans).toMatchObject([
      { unit: 'water', why: 'claim', fromMs: appeal.nowMs, toMs: null },
    ]);
    appeal.when('claim', {}, housing).refused('wrong-status');
  });

  it('is lost at the fifteenth minute itself', () => {
    given(pool()).when('claim', {}, water, at15).refused('wrong-status');
  });

  it('that lapses is recorded for each unit, and goes to the fall-back unit at once', () => {
    const appeal = given(pool({ fallback: 'transport' })).until(at15);
    appeal.brings('light-turned', 'light-turned', 'pool-lapsed', 'dispatched');
    expect(appeal.all('pool-lapsed')[0]?.data).toMatchObject({
      units: ['housing', 'water'],
      fallback: 'transport',
    });
    expect(appeal.state.stage).toMatchObject({
      status: 'assigned',
      liable: { unit: 'transport', person: 'transport.head' },
    });
    expect(appeal.state.firstReceiver).toBe('transport');
  });

  it('that lapses without a fall-back goes back to triage, which owes a dispatch', () => {
    const appeal = given(pool()).until(at15);
    expect(appeal.status).toBe('registered');
    expect(appeal.kinds()).toEqual(['dispatch']);
    expect(appeal.all('pool-lapsed')).toHaveLength(1);
  });

  it('after an outage lapses at its own instant, and dispatches from the tick’s', () => {
    const appeal = given(pool({ fallback: 'transport' })).until('2026-03-04 09:00');
    expect(local(appeal.all('pool-lapsed')[0]!.atMs)).toBe(at15);
    expect(appeal.owed('accept').sinceMs).toBe(appeal.nowMs);
    expect(appeal.state.spans[0]?.fromMs).toBe(appeal.nowMs);
    expect(appeal.state.dispatchedAtMs).toBe(appeal.nowMs);
  });

  it('holds a unit to its cap of open claims, unless their number is not known', () => {
    given(pool()).knowing({ openClaims: 3 }).when('claim', {}, water).refused('too-many-claims', { most: 3 });
    given(pool()).knowing({ openClaims: 2 }).when('claim', {}, water).brings('claimed');
    given(pool()).knowing({ openClaims: 'unknown' }).when('claim', {}, water).brings('claimed');
  });

  it('is open to the units named only', () => {
    given(pool()).when('claim', {}, transport).refused('not-yours');
    given().when('claim', {}, water).refused('not-yours');
    given(pool()).when('claim', {}, centre).refused('not-yours');
  });

  it('names units that exist, none twice', () => {
    given()
      .when(...pool({ units: ['nowhere'] }))
      .refused('unknown-unit');
    given()
      .when(...pool({ units: ['water', 'water'] }))
      .refused('unit-twice');
    given()
      .when(...pool({ fallback: 'nowhere' }))
      .refused('unknown-unit');
    given().when('open-to-claims', pool()[1], supervision).refused('not-yours');
  });

  it('ends when the case is raised: dispatch is owed again', () => {
    const appeal = given(pool(), ['escalate', { reason: 'x' }, supervision]);
    expect(appeal.status).toBe('registered');
    expect(appeal.kinds()).toEqual(['dispatch', 'leader-takeover']);
    appeal.when('claim', {}, water).refused('wrong-status');
  });

  it('ends by a ruling and by a withdrawal', () => {
    const rule: Step = [
      'rule',
      { lead: 'water', dueAt: '2026-04-01T00:00:00Z', instruction: 'x' },
      leaderUrban,
    ];
    expect(given(pool(), rule).state).toMatchObject({
      firstReceiver: 'water',
      stage: { status: 'handling' },
    });
    expect(given(pool(), ['withdraw', { reason: 'x' }, citizen]).outcome).toBe('withdrawn');
  });

  it('hands an urge to nobody and an order to who claims', () => {
    const order: Step = [
      'supervise',
      { colour: 'red', instruction: 'x', replyBy: '2026-03-03T00:00:00Z' },
      supervision,
    ];
    const appeal = given(pool(), ['urge', { reason: 'x' }, citizen], order, ['claim', {}, water]);
    expect(appeal.owedAll('urge-reply')).toEqual([]);
    expect(appeal.owed('order-reply').owner).toMatchObject({ unit: 'water', role: 'officer' });
    appeal.when('reply-order', { text: 'Done.' }, water).brings('order-replied');
  });

  it('is not for a unit that has denied this very case', () => {
    const back: readonly Step[] = [
      ['dispatch', { lead: 'housing', helpers: ['water'] }, centre],
      ['accept', {}, housing],
      ['deny-ownership', grounds, water],
    ];
    const denied = given(...back);
    const pooled = { ...given(pool()).state, denials: denied.state.denials };
    const appeal = given(pool());
    appeal.state = pooled;
    appeal.when('claim', {}, water).refused('denied-this-case');
    appeal.when('claim', {}, urbanManagement).refused('not-yours');
  });
});
