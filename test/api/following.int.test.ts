import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { unlimited } from './fuzz-kit.ts';
import { type Bench, filing, type View } from './kit.ts';
import { openRealBench, type RealBench } from './real-kit.ts';

const here = { address: '学府路12号', longitude: 109.7, latitude: 28.3 };
const matter = { ...filing, title: '学府路路灯整条不亮', location: here };
const centre = { as: 'centre:county' };

interface Item {
  readonly follow: string;
  readonly id?: string;
}

describe('a neighbour’s case, followed on Temporal and MongoDB', () => {
  let real: RealBench;
  let bench: Bench;
  beforeAll(async () => {
    real = await openRealBench({ deps: { edge: unlimited }, limits: { publicFilings: 1000 } });
    bench = real.bench;
  });
  afterAll(() => real.close());

  const view = async (id: string) => (await bench.get<View>(`/v1/appeals/${id}`, centre)).body;
  const followed = async (): Promise<string> => {
    const asked = { title: '路灯不亮', location: { longitude: 109.7005, latitude: 28.3005 } };
    const { status, body } = await bench.post<{ items: Item[] }>('/v1/similar', asked);
    expect([status, body.items.length]).toEqual([200, 1]);
    expect(body.items[0]).not.toHaveProperty('id');
    return body.items[0]?.follow ?? '';
  };

  it('takes the follower in by itself, also where the worker and the answer were lost in between', async () => {
    const { body: master } = await bench.file(matter);
    const into = await followed();
    const body = { ...matter, citizen: { phone: '13800300001' }, into };
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    const send = () => bench.post<View>('/v1/public/appeals', body, { headers });
    await real.stopWorker();
    const first = await send();
    expect([first.status, first.body.status]).toEqual([201, 'registered']);
    await real.startWorker();
    const again = await send();
    expect([again.status, again.body.id, again.body.trackingCode]).toEqual([
      201,
      first.body.id,
      first.body.trackingCode,
    ]);
    await eventually(
      async () => ((await view(first.body.id)).status === 'closed' ? true : null),
      'the merge of the follower',
    );
    expect(await view(first.body.id)).toMatchObject({ outcome: 'merged' });
    expect((await view(master.id)).participants.count).toBe(2);
    const code = first.body.trackingCode;
    const own = await bench.get<View>(`/v1/track/${first.body.id}`, { code });
    expect(own.body).toMatchObject({ id: master.id, title: matter.title });
    const third = await send();
    expect([third.status, third.body.trackingCode]).toEqual([201, code]);
    expect((await view(master.id)).participants.count).toBe(2);
  });

  it('leaves a follower elsewhere with triage, under a proposal', async () => {
    const body = { ...matter, citizen: { phone: '13800300002' }, into: await followed() };
    const { status, body: filed } = await bench.post<View>('/v1/public/appeals', {
      ...body,
      location: { longitude: 109.75, latitude: 28.3 },
    });
    expect(status).toBe(201);
    const { links, status: stage } = await view(filed.id);
    expect(stage).toBe('registered');
    expect(links).toContainEqual(expect.objectContaining({ kind: 'may-merge', why: 'followed' }));
  });
});
