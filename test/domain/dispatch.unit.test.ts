import { describe, expect, it } from 'vitest';
import {
  accepted,
  centre,
  citizen,
  dispatched,
  eastCentre,
  file,
  given,
  housing,
  leaderUrban,
  local,
  stranger,
  supervision,
  urbanManagement,
  water,
} from '../support/domain-kit.ts';

describe('a dispatch', () => {
  it('makes its lead the first receiver and liable from that instant, in its head’s person', () => {
    const appeal = given()
      .when('dispatch', { lead: 'housing', helpers: ['water'] }, centre)
      .brings('dispatched');
    expect(appeal.status).toBe('assigned');
    expect(appeal.state.firstReceiver).toBe('housing');
    expect(appeal.state.spans).toEqual([
      { unit: 'housing', person: 'housing.head', fromMs: appeal.nowMs, toMs: null, why: 'dispatch' },
    ]);
  });

  it('opens accept and complete for the lead and a part for each helper, and ends the dispatch', () => {
    const appeal = given(['dispatch', { lead: 'housing', helpers: ['water', 'transport'] }, centre]);
    expect(appeal.kinds()).toEqual(['accept', 'complete', 'finish-part', 'finish-part']);
    expect(appeal.owed('accept').owner.unit).toBe('housing');
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-12 00:00');
    expect(appeal.owed('finish-part', 'water').owner).toMatchObject({ unit: 'water', person: 'water.head' });
    expect(appeal.owed('finish-part', 'water').dueAtMs).toBe(appeal.owed('complete').dueAtMs);
    expect(appeal.state.helpers.map((h) => h.state)).toEqual(['waiting', 'waiting']);
  });

  it('counts the category’s limit from the dispatch, the case’s own from the filing', () => {
    const appeal = given(['dispatch', { lead: 'housing' }, centre, '2026-03-04 09:00']);
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-14 00:00');
    expect(local(appeal.state.overallDueAtMs)).toBe('2026-03-12 00:00');
  });

  it.each([
    ['the centre', centre],
    ['supervision', supervision],
  ])('may be given by %s', (_, by) => {
    given().when('dispatch', { lead: 'housing' }, by).brings('dispatched');
  });

  it.each([
    ['another centre', eastCentre],
    ['a citizen', citizen],
    ['a unit', housing],
    ['the leader', leaderUrban],
  ])('may not be given by %s', (_, by) => {
    given().when('dispatch', { lead: 'housing' }, by).refused('not-yours');
  });

  it('may be given by a centre above the one that holds triage', () => {
    file({ county: { triage: { unit: 'east-centre', above: ['county-centre'] } } })
      .when('dispatch', { lead: 'east-town' }, centre)
      .brings('dispatched');
  });

  it('names units that exist, none of them twice', () => {
    given().when('dispatch', { lead: 'nowhere' }, centre).refused('unknown-unit', { unit: 'nowhere' });
    given()
      .when('dispatch', { lead: 'housing', helpers: ['gone'] }, centre)
      .refused('unknown-unit');
    given()
      .when('dispatch', { lead: 'housing', helpers: ['housing'] }, centre)
      .refused('unit-twice');
  });

  it('happens once: afterwards only signatures and rulings move the case', () => {
    given(...dispatched)
      .when('dispatch', { lead: 'water' }, centre)
      .refused('wrong-status');
  });
});

describe('the first receiver', () => {
  it('accepts, names its person, and owes a promise from then', () => {
    const appeal = given(...dispatched)
      .when('accept', { person: 'housing.wang' }, housing)
      .brings('accepted');
    expect(appeal.status).toBe('handling');
    expect(appeal.kinds()).toEqual(['complete', 'promise']);
    expect(appeal.owed('promise').owner).toEqual({
      role: 'officer',
      unit: 'housing',
      person: 'housing.wang',
    });
    expect(appeal.owed('complete').owner.person).toBe('housing.wang');
    expect(local(appeal.owed('promise').dueAtMs)).toBe('2026-03-05 00:00');
  });

  it('opens a span of the ledger with the person it names', () => {
    const { state } = given(...accepted);
    expect(state.spans.map(({ person, why }) => [person, why])).toEqual([
      ['housing.head', 'dispatch'],
      ['housing.li', 'accept'],
    ]);
    expect(state.spans[0]?.toMs).toBe(state.spans[1]?.fromMs);
  });

  it('names somebody of its own who is at work', () => {
    given(...dispatched)
      .when('accept', { person: 'water.li' }, housing)
      .refused('unknown-person');
    given(...dispatched)
      .when('accept', { person: 'housing.sick' }, housing)
      .refused('person-on-leave');
  });

  it('accepts once, and nobody accepts in its place', () => {
    given(...accepted)
      .when('accept', {}, housing)
      .refused('already-accepted');
    given(...dispatched)
      .when('accept', {}, water)
      .refused('not-yours');
    given(...dispatched)
      .when('accept', {}, stranger)
      .refused('not-yours');
  });

  it('has no way to refuse: it can neither deny nor transfer before it has accepted', () => {
    const grounds = { grounds: 'not ours', basis: 'list of duties' };
    given(...dispatched)
      .when('deny-ownership', grounds, housing)
      .refused('accept-first');
    given(...dispatched)
      .when('transfer', { to: 'water', reason: 'theirs' }, housing)
      .refused('wrong-status');
    given(...dispatched)
      .when('refuse-transfer', grounds, housing)
      .refused('not-yours');
  });

  it('stays liable while it denies', () => {
    const appeal = given(...accepted, ['deny-ownership', { grounds: 'a', basis: 'b' }, housing]);
    expect(appeal.state.stage).toMatchObject({ status: 'handling', liable: { unit: 'housing' } });
    expect(appeal.state.spans.at(-1)?.toMs).toBeNull();
  });
});

describe('a refusal', () => {
  it('keeps the case as it was', () => {
    const appeal = given(...accepted);
    const before = appeal.state;
    appeal.when('complete', { result: 'resolved', statement: 'x' }, urbanManagement).refused('not-yours');
    expect(appeal.state).toBe(before);
  });

  it('says which version was meant and which it is', () => {
    given(...accepted)
      .meaning(1)
      .when('report-progress', { text: 'x' }, housing)
      .refused('version-differs', { wanted: 1, version: 3 });
    given(...accepted)
      .meaning(3)
      .when('report-progress', { text: 'x' }, housing)
      .brings('progress-reported');
  });
});
