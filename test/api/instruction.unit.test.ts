import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, filing, openBench, rating, type View } from './kit.ts';

interface Row {
  readonly kind: string;
  readonly command: string;
  readonly mine: boolean;
}
const { citizen: _, ...matter } = filing;
const supervision = { as: 'supervision:county' };
const leader = { as: 'leader:urban' };
const written = {
  ...matter,
  kind: 'instruction',
  channel: 'instruction',
  leader: leader.as,
  dueAt: '2026-12-01T00:00:00+08:00',
};

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
const refused = async (body: object, as: string) => {
  const { status, body: told } = await bench.problem('POST', '/v1/appeals', { as, body });
  return [status, told.code];
};

describe('scenario 15 over HTTP: a leader’s instruction', () => {
  it('goes from supervision’s filing to the leader’s own list and rating', async () => {
    const { status, body: filed } = await bench.file(written, supervision);
    expect(status).toBe(201);
    expect(filed).toMatchObject({
      kind: 'instruction',
      overallDueAt: '2026-12-01T00:00:00+08:00',
      instruction: { leader: leader.as, dueAt: '2026-12-01T00:00:00+08:00' },
    });
    const give = async (command: string, body: object, as: string) => {
      const answer = await bench.post<View>(`/v1/appeals/${filed.id}/${command}`, body, { as });
      bench.nowMs += 60_000;
      await bench.publish(filed.id);
      return answer;
    };
    await give('dispatch', { lead: 'housing' }, supervision.as);
    await give('accept', {}, 'officer:housing');
    await give('complete', { result: 'resolved', statement: '已修复。' }, 'officer:housing');
    await give('approve', {}, 'centre:county');
    const { body: today } = await bench.get<{ items: Row[] }>('/v1/inbox', leader);
    expect(today.items).toMatchObject([{ kind: 'citizen-rating', command: 'rate', mine: true }]);
    const byCode = await bench.problem('POST', `/v1/track/${filed.id}/rate`, {
      code: filed.trackingCode,
      body: rating,
    });
    expect([byCode.status, byCode.body.code]).toEqual([403, 'not-yours']);
    const call = {
      at: new Date(bench.nowMs).toISOString(),
      means: '电话',
      reached: true,
      said: '满意。',
      rating,
    };
    expect((await give('record-call-back', call, 'centre:county')).status).toBe(409);
    expect((await give('rate', rating, 'leader:deputy')).status).toBe(403);
    expect((await give('rate', rating, leader.as)).body).toMatchObject({
      status: 'closed',
      outcome: 'satisfied',
      rating: { by: 'leader' },
    });
  });

  it('is filed by a centre or supervision alone, and supervision files nothing else', async () => {
    expect(await refused(written, 'clerk:hotline')).toEqual([403, 'instruction-by-office']);
    expect(await refused(written, 'integrator:hotline')).toEqual([403, 'instruction-by-office']);
    expect(await refused(written, 'officer:housing')).toEqual([403, 'may-not-register']);
    expect(await refused(filing, supervision.as)).toEqual([403, 'may-not-register']);
    expect((await bench.file(written, { as: 'centre:county' })).status).toBe(201);
  });

  it('names a leader of the county and a date ahead, and no other kind does', async () => {
    const { leader: one, dueAt, ...without } = written;
    expect(await refused({ ...without, dueAt }, supervision.as)).toEqual([422, 'instruction-incomplete']);
    expect(await refused({ ...without, leader: one }, supervision.as)).toEqual([
      422,
      'instruction-incomplete',
    ]);
    expect(await refused({ ...written, leader: 'officer:housing' }, supervision.as)).toEqual([
      422,
      'unknown-leader',
    ]);
    expect(await refused({ ...filing, dueAt }, 'centre:county')).toEqual([422, 'instruction-field']);
  });

  it('tells beforehand what filing would do', async () => {
    const { status, body } = await bench.post<{ dryRun: boolean }>(
      '/v1/appeals?dryRun=true',
      written,
      supervision,
    );
    expect([status, body.dryRun]).toEqual([200, true]);
  });

  it('is nothing that a neighbour may follow, as every other case is', async () => {
    const place = { longitude: 109.46, latitude: 31.02 };
    const alike = async () => {
      const sought = { title: written.title, location: place };
      return (await bench.post<{ items: object[] }>('/v1/similar', sought)).body.items;
    };
    await bench.file({ ...written, location: place }, supervision);
    expect(await alike()).toEqual([]);
    await bench.file({ ...filing, location: place });
    expect(await alike()).toHaveLength(1);
  });
});
