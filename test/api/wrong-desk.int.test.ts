import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LiabilityLine } from '../../domain/index.ts';
import { type Json, rating, type View } from './kit.ts';
import { openRealBench, type RealBench } from './real-kit.ts';

const centre = { as: 'centre:county' };
const reason = '消防栓由供水公司维护。';
const wrongly = [
  ['centre:county', 'dispatch', { lead: 'housing' }],
  ['centre:county', 'redispatch', { lead: 'water', reason }],
] as const;

describe('scenario 25, the wrong desk, on Temporal and MongoDB', () => {
  let real: RealBench;
  beforeAll(async () => {
    real = await openRealBench();
  });
  afterAll(() => real.close());

  it('shows both spans, whose mistake it was, and nothing that housing owes', async () => {
    const { bench } = real;
    const { id } = await bench.filed(...wrongly);
    const { body: ledger } = await bench.get<LiabilityLine[]>(`/v1/appeals/${id}/liability`, centre);
    expect(ledger.map(({ unit, why }) => [unit, why])).toEqual([
      ['housing', 'dispatch'],
      ['water', 'redispatched'],
    ]);
    expect(ledger[1]).toMatchObject({ from: ledger[0]?.to, to: null });

    const { body: view } = await bench.get<View>(`/v1/appeals/${id}`, centre);
    expect(view).toMatchObject({ status: 'assigned', firstReceiver: 'water', light: 'green' });
    expect(view.redispatches).toMatchObject([
      { from: 'housing', to: 'water', reason, mistakeOf: { unit: 'county', account: 'centre:county' } },
    ]);
    expect(view.obligations.map(({ unit }) => unit)).toEqual(['water', 'water']);
    const { body: inbox } = await bench.get<{ items: { appeal: Json }[] }>('/v1/inbox?of=unit', {
      as: 'officer:housing',
    });
    expect(inbox.items.filter(({ appeal }) => appeal.id === id)).toEqual([]);
  });

  it('tells the citizen that it was redispatched, and offices alone whose mistake it was', async () => {
    const { bench } = real;
    const { id, trackingCode: code } = await bench.filed(...wrongly);
    const told = async (path: string, sent: object) => {
      const { body } = await bench.get<{ items: { type: string; data: Json }[] }>(`${path}/timeline`, sent);
      return body.items.find(({ type }) => type === 'redispatched')?.data;
    };
    const mistake = { unit: 'county', account: 'centre:county' };
    for (const as of ['centre:county', 'officer:water', 'officer:housing']) {
      const seen = await told(`/v1/appeals/${id}`, { as });
      expect(seen).toMatchObject({ lead: 'water', mistakeOf: mistake, misdispatched: { unit: 'housing' } });
    }
    const seen = await told(`/v1/track/${id}`, { code });
    expect(seen).toMatchObject({ from: 'housing', lead: 'water', mistakeOf: null, misdispatched: null });
  });

  it('is water’s to end, and housing can do nothing with it', async () => {
    const { bench } = real;
    const { id, trackingCode: code } = await bench.filed(...wrongly);
    const give = (as: string, command: string, body: Json = {}) =>
      bench.post<View & { code: string }>(`/v1/appeals/${id}/${command}`, body, { as });
    const housing = await give('officer:housing', 'accept');
    expect([housing.status, housing.body.code]).toEqual([403, 'not-yours']);
    await give('officer:water', 'accept');
    const again = await give('centre:county', 'redispatch', { lead: 'water', reason });
    expect([again.status, again.body.code]).toEqual([422, 'same-unit']);
    await give('officer:water', 'complete', { result: 'resolved', statement: '已更换接口。' });
    await give('centre:county', 'approve');
    const rated = await bench.post<View>(`/v1/track/${id}/rate`, rating, { code });
    expect([rated.status, rated.body.outcome]).toEqual([200, 'satisfied']);
  });
});
