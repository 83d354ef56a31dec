import { describe, expect, it } from 'vitest';
import {
  accepted,
  centre,
  given,
  grounds,
  housing,
  iso,
  leaderUrban,
  local,
  promised,
  type Step,
  transport,
  urbanManagement,
  water,
} from '../support/domain-kit.ts';

const toWater: Step = ['transfer', { to: 'water', reason: 'a broken pipe' }, housing];
const asked = [...accepted, toWater];

describe('a transfer', () => {
  it('keeps the first receiver liable while it waits for a signature', () => {
    const appeal = given(...accepted).when('transfer', { to: 'water', reason: 'x' }, housing);
    appeal.brings('transfer-requested');
    expect(appeal.state.stage).toMatchObject({ liable: { unit: 'housing' } });
    expect(appeal.owed('decision', 'transfer').owner).toMatchObject({ unit: 'water', person: 'water.head' });
    expect(appeal.owed('complete').owner.unit).toBe('housing');
  });

  it('stops no clock', () => {
    const [before, after] = [given(...accepted), given(...asked)];
    for (const kind of ['complete', 'promise'] as const) expect(after.owed(kind)).toEqual(before.owed(kind));
  });

  it('is one at a time, to another unit that exists', () => {
    given(...asked)
      .when('transfer', { to: 'transport', reason: 'x' }, housing)
      .refused('request-pending');
    given(...accepted)
      .when('transfer', { to: 'housing', reason: 'x' }, housing)
      .refused('same-unit');
    given(...accepted)
      .when('transfer', { to: 'nowhere', reason: 'x' }, housing)
      .refused('unknown-unit');
  });

  it('is asked by the liable unit only', () => {
    given(...accepted)
      .when('transfer', { to: 'transport', reason: 'x' }, water)
      .refused('not-yours');
    given(...accepted)
      .when('transfer', { to: 'water', reason: 'x' }, centre)
      .refused('not-yours');
  });

  it('is not possible while the leader has the case, and not for a unit that a ruling names', () => {
    given(...accepted, ['take-over', {}, leaderUrban])
      .when(...toWater)
      .refused('awaits-leader');
    const ruling = { lead: 'housing', dueAt: iso('2026-04-01 00:00'), instruction: 'do it' };
    given(...accepted, ['rule', ruling, leaderUrban])
      .when(...toWater)
      .refused('bound-by-ruling');
  });
});

describe('a signed transfer', () => {
  it('moves liability at the signature, to the person who signs or is named', () => {
    const appeal = given(...asked)
      .when('accept-transfer', {}, water)
      .brings('transferred');
    expect(appeal.state.stage).toMatchObject({
      status: 'handling',
      liable: { unit: 'water', person: 'water.li' },
    });
    expect(appeal.state.spans.at(-1)).toMatchObject({ unit: 'water', why: 'transfer', fromMs: appeal.nowMs });
    expect(appeal.state.spans.at(-2)).toMatchObject({ unit: 'housing', toMs: appeal.nowMs });
    const named = given(...asked, ['accept-transfer', { person: 'water.wang' }, water]);
    expect(named.state.stage).toMatchObject({ liable: { person: 'water.wang' } });
  });

  it('leaves the first receiver what it is', () => {
    expect(given(...asked, ['accept-transfer', {}, water]).state.firstReceiver).toBe('housing');
  });

  it('ends all that the old unit owed and opens promise and complete for the new one', () => {
    const appeal = given(...promised, toWater, ['accept-transfer', {}, water]);
    expect(appeal.kinds()).toEqual(['complete', 'promise']);
    expect(appeal.state.obligations.every((o) => o.owner.unit === 'water')).toBe(true);
    expect(appeal.state.promise).toBeNull();
  });

  it('hands on the working time that is left', () => {
    const appeal = given(...asked, ['accept-transfer', {}, water, '2026-03-05 09:00']);
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-12 00:00');
  });

  it('hands on at least the policy’s minimum', () => {
    const appeal = given(...asked, ['accept-transfer', {}, water, '2026-03-11 15:00']);
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-14 00:00');
  });

  it('hands on what a promise left, for a promise only shortens', () => {
    const appeal = given(...promised, toWater, ['accept-transfer', {}, water, '2026-03-03 09:00']);
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-06 18:00');
  });

  it('passes an open urge on with its full limit', () => {
    const appeal = given(...accepted, ['urge', { reason: 'when?' }, centre], toWater, [
      'accept-transfer',
      {},
      water,
      '2026-03-03 16:00',
    ]);
    const owed = appeal.owed('urge-reply');
    expect(owed.owner).toEqual({ role: 'officer', unit: 'water', person: 'water.li' });
    expect(local(owed.dueAtMs)).toBe('2026-03-05 00:00');
  });

  it('makes a helper that signs no helper any more', () => {
    const appeal = given(
      ['dispatch', { lead: 'housing', helpers: ['water'] }, centre],
      ['accept', {}, housing],
      toWater,
      ['accept-transfer', {}, water],
    );
    expect(appeal.state.helpers).toEqual([]);
    expect(appeal.owedAll('finish-part')).toEqual([]);
  });

  it('is signed by the unit that was asked and nobody else', () => {
    given(...asked)
      .when('accept-transfer', {}, transport)
      .refused('not-yours');
    given(...asked)
      .when('accept-transfer', {}, housing)
      .refused('not-yours');
    given(...accepted)
      .when('accept-transfer', {}, water)
      .refused('not-yours');
    given(...asked)
      .when('accept-transfer', { person: 'housing.li' }, water)
      .refused('unknown-person');
  });

  it('charges the lights until then to the old unit and none of its time to the new one', () => {
    const appeal = given(...asked).until('2026-03-11 08:00');
    appeal.after(['accept-transfer', {}, water]).until('2026-03-11 23:00');
    expect(appeal.charges().filter((c) => c.startsWith('complete'))).toEqual(['complete yellow housing']);
    expect(appeal.owed('complete').light).toBe('green');
  });
});

describe('a refused transfer', () => {
  it('leaves liability where it is and counts', () => {
    const appeal = given(...asked)
      .when('refuse-transfer', grounds, water)
      .brings('transfer-refused');
    expect(appeal.state.stage).toMatchObject({ liable: { unit: 'housing' } });
    expect(appeal.state.counters.refusedBy).toEqual(['water']);
    expect(appeal.state.requests).toEqual([]);
    expect(appeal.owedAll('decision')).toEqual([]);
  });

  it('lets the liable unit ask another', () => {
    given(...asked, ['refuse-transfer', grounds, water])
      .when('transfer', { to: 'urban-management', reason: 'x' }, housing)
      .brings('transfer-requested');
    given(...asked)
      .when('refuse-transfer', grounds, urbanManagement)
      .refused('not-yours');
  });
});
