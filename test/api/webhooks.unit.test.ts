import { Parser } from '@asyncapi/parser';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench, toHandling } from './kit.ts';

const hotline = 'integrator:hotline';
const admin = 'admin:county';
const url = 'https://hooks.example.com/huiyin?token=deep';
interface Shown {
  readonly id: string;
  readonly url: string;
  readonly state: string;
  readonly secret?: string;
  readonly formerSecretUntil: string | null;
  readonly health: { readonly waiting: number; readonly dead: number };
}
interface Rows {
  readonly items: readonly { readonly id: string; readonly event: string; readonly state: string }[];
}

let bench: Bench;
beforeEach(async () => {
  const lookUp = async (name: string) => [
    { address: name === 'inside.example.com' ? '10.0.0.8' : '8.8.8.8', family: 4 },
  ];
  bench = await openBench({}, { hooks: { local: false, lookUp } });
});
const add = (body: object = {}) =>
  bench.post<Shown>('/v1/webhooks', { name: '主平台', url, ...body }, { as: hotline });
const on = (id: string, act: string, body: object = {}, as = hotline) =>
  bench.post<Shown & { code: string; replayed: number }>(`/v1/webhooks/${id}/${act}`, body, { as });
const rowsOf = async (id: string, query = '') =>
  (await bench.get<Rows>(`/v1/webhooks/${id}/deliveries${query}`, { as: hotline })).body.items;

describe('an endpoint', () => {
  it('shows its secret when it is added and never again', async () => {
    const { status, body } = await add();
    expect([status, body.state]).toEqual([201, 'active']);
    expect(body.secret).toMatch(/^whsec_/);
    const read = await bench.get<Shown>(`/v1/webhooks/${body.id}`, { as: hotline });
    expect(JSON.stringify(read.body)).not.toContain(body.secret);
    expect(read.body.url).toBe(url);
  });

  it('shows the administrator how it fares, and of its address only the origin', async () => {
    const { body } = await add();
    const { body: all } = await bench.get<{ items: Shown[] }>('/v1/webhooks', { as: admin });
    expect(all.items).toMatchObject([{ id: body.id, url: 'https://hooks.example.com', health: { dead: 0 } }]);
    expect((await on(body.id, 'pause', {}, admin)).body.code).toBe('webhooks-by-integrators');
  });

  it.each([
    'http://hooks.example.com/',
    'https://127.0.0.1/',
    'https://inside.example.com/',
    'https://a:b@hooks.example.com/',
  ])('does not lead to %s', async (wrong) => {
    expect(
      (await bench.problem('POST', '/v1/webhooks', { as: hotline, body: { name: 'x', url: wrong } })).body,
    ).toMatchObject({ status: 422, code: 'webhook-address' });
    const { id } = (await add()).body;
    expect(
      (await bench.problem('PATCH', `/v1/webhooks/${id}`, { as: hotline, body: { url: wrong } })).body.code,
    ).toBe('webhook-address');
  });

  it('is one of at most five', async () => {
    for (let n = 0; n < 5; n += 1) expect((await add({ name: `n${n}` })).status).toBe(201);
    expect(
      (await bench.problem('POST', '/v1/webhooks', { as: hotline, body: { name: 'x', url } })).body,
    ).toMatchObject({ status: 409, code: 'too-many-webhooks' });
  });

  it('changes at the version that its owner read', async () => {
    const { body } = await add();
    const patch = (version: number) =>
      bench.ask('PATCH', `/v1/webhooks/${body.id}`, {
        as: hotline,
        body: { name: '备用', events: ['completed'] },
        headers: { 'If-Match': `"${version}"` },
      });
    expect(await patch(1)).toMatchObject({
      status: 200,
      body: { name: '备用', events: ['completed'], version: 2 },
    });
    expect((await patch(1)).status).toBe(412);
  });

  it('keeps its former secret for a day after a rotation', async () => {
    const { body } = await add();
    const { body: rotated } = await on(body.id, 'rotate-secret');
    expect(rotated.secret).not.toBe(body.secret);
    expect(rotated.formerSecretUntil).toBe('2026-11-23T09:00:00+08:00');
    expect(bench.store.hooks.kept.get(body.id)?.former?.secret).toBe(body.secret);
  });

  it('is gone with its deliveries once it is deleted', async () => {
    const { body } = await add();
    await on(body.id, 'test');
    expect((await bench.send('DELETE', `/v1/webhooks/${body.id}`, { as: hotline })).status).toBe(204);
    expect(bench.store.hooks.rows.size).toBe(0);
    expect((await bench.get(`/v1/webhooks/${body.id}`, { as: hotline })).status).toBe(404);
  });
});

describe('the outbox', () => {
  it('has a row for each event that its owner filed, without a word of anybody', async () => {
    const { id } = (await add()).body;
    await bench.filed(...toHandling);
    const rows = [...bench.store.hooks.rows.values()];
    expect(rows.map(({ seq, type }) => [seq, type])).toEqual([[1, 'registered']]);
    expect(JSON.stringify(rows)).not.toContain('路灯');
    expect((await rowsOf(id)).map(({ event }) => event)).toEqual(['registered']);
  });

  it('has none for what others file, nor for types that nobody wanted', async () => {
    await add({ events: ['completed'] });
    await bench.file();
    await bench.post('/v1/public/appeals', {
      kind: 'request',
      title: 'a',
      description: 'b',
      category: 'street-lighting',
      citizen: { name: '王芳', phone: '13800000000' },
    });
    expect(bench.store.hooks.rows.size).toBe(0);
  });

  it('sends a test, keeps it while paused, and wakes the endpoint when it goes on', async () => {
    const { id } = (await add()).body;
    await on(id, 'pause');
    await on(id, 'test');
    expect((await on(id, 'resume')).body).toMatchObject({ state: 'active', health: { waiting: 1 } });
    expect(bench.engine.pokes).toEqual([`poke ${id}`, `resume ${id}`]);
  });

  it('replays one delivery or all since an instant, and nothing that waits', async () => {
    const { id } = (await add()).body;
    await bench.file();
    const [row] = await rowsOf(id);
    expect((await on(id, 'replay', { delivery: row?.id })).body.code).toBe('delivery-not-found');
    for (const one of bench.store.hooks.rows.values())
      await bench.store.hooks.outbox.settle(one, { state: 'dead' });
    expect(await rowsOf(id, '?state=dead')).toHaveLength(1);
    expect((await on(id, 'replay', { delivery: row?.id })).body.replayed).toBe(1);
    for (const one of bench.store.hooks.rows.values())
      await bench.store.hooks.outbox.settle(one, { state: 'sent' });
    expect((await on(id, 'replay', { since: '2026-11-22T09:00:01+08:00' })).body.replayed).toBe(0);
    expect((await on(id, 'replay', { since: '2026-11-22T09:00:00+08:00' })).body.replayed).toBe(1);
    expect((await on(id, 'replay')).body.code).toBe('replay-what');
  });
});

it('the messages are described as AsyncAPI 3 and served to anybody', async () => {
  const { status, body } = await bench.get<{ asyncapi: string }>('/asyncapi.json');
  expect([status, body.asyncapi]).toEqual([200, '3.0.0']);
  const { document, diagnostics } = await new Parser().parse(JSON.stringify(body));
  // 0 is an error. The rest recommends.
  expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
  expect(document?.operations().all()).toHaveLength(1);
});
