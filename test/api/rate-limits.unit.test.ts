import { describe, expect, it } from 'vitest';
import { localEdge } from '../../api/http/edge/edge.ts';
import type { Rates } from '../../api/http/edge/rates.ts';
import { Windows } from '../../api/http/edge/windows.ts';
import { type Bench, filing, openBench } from './kit.ts';

const benchWith = (rates: Partial<Rates>, trustedProxies = 0): Promise<Bench> =>
  openBench({ trustedProxies }, { edge: { ...localEdge, rates: { ...localEdge.rates, ...rates } } });
const housing = { as: 'officer:housing' };
const wrongCode = '0000-0000-0000-0000-0';
const from = (address: string) => ({ 'X-Forwarded-For': address });

describe('an account', () => {
  it('is told how many reads it has left, and from when it may again', async () => {
    const bench = await benchWith({ read: 2 });
    const first = await bench.get('/v1/me', housing);
    expect(first.headers.get('ratelimit-policy')).toBe('"reads";q=2;w=60');
    expect(first.headers.get('ratelimit')).toBe('"reads";r=1;t=60');
    bench.nowMs += 20_000;
    await bench.get('/v1/me', housing);
    const third = await bench.problem('GET', '/v1/me', housing);
    expect(third).toMatchObject({
      status: 429,
      body: { code: 'too-many-requests', params: { seconds: 40 } },
    });
    expect(third.headers.get('retry-after')).toBe('40');
    expect(third.headers.get('ratelimit')).toBe('"reads";r=0;t=40');
    expect(third.body.zh).toContain('40秒');
    bench.nowMs += 40_000;
    expect((await bench.get('/v1/me', housing)).status).toBe(200);
  });

  it('has a quota of its own for each kind of request', async () => {
    const bench = await benchWith({ read: 1, command: 1, filing: 1 });
    const centre = { as: 'centre:county' };
    const { body, status } = await bench.file(filing, centre);
    expect(status).toBe(201);
    expect((await bench.get(`/v1/appeals/${body.id}`, centre)).status).toBe(200);
    expect((await bench.post(`/v1/appeals/${body.id}/dispatch`, { lead: 'housing' }, centre)).status).toBe(
      200,
    );
    expect((await bench.file(filing, centre)).status).toBe(429);
    expect((await bench.post(`/v1/appeals/${body.id}/urge`, { reason: 'x' }, centre)).status).toBe(429);
  });

  it('takes nothing from another account at the same address', async () => {
    const bench = await benchWith({ read: 1 });
    await bench.get('/v1/me', housing);
    expect((await bench.get('/v1/me', housing)).status).toBe(429);
    expect((await bench.get('/v1/me', { as: 'officer:power' })).status).toBe(200);
  });

  it('shares its office’s address with the others, up to the office’s limit', async () => {
    const bench = await benchWith({ office: 2 });
    for (const as of ['officer:housing', 'officer:power']) await bench.get('/v1/me', { as });
    const third = await bench.problem('GET', '/v1/me', { as: 'officer:water' });
    expect(third.headers.get('ratelimit-policy')).toContain('"office"');
    expect((await bench.get('/v1/me', { as: 'integrator:hotline' })).status).toBe(200);
  });

  it('of an integrator has a far higher one', async () => {
    const bench = await benchWith({ filing: 1, read: 1, command: 1 });
    for (let i = 0; i < 20; i += 1) expect((await bench.file()).status).toBe(201);
  });
});

describe('whoever has no account', () => {
  it('is counted by address, whatever stands in a header that authenticates nobody', async () => {
    const bench = await benchWith({ address: 3 });
    const read = (headers: Record<string, string>) => bench.get('/v1/catalogue', { headers });
    for (const Authorization of ['Bearer x', 'Basic x', '']) {
      expect((await read(Authorization ? { Authorization } : {})).status).toBe(200);
    }
    expect((await read({ Authorization: 'Bearer another' })).status).toBe(429);
    expect((await bench.get('/healthz')).status).toBe(429);
  });

  it('is told from the others by what our own proxy says, and by nothing else', async () => {
    const bench = await benchWith({ address: 1 }, 1);
    const read = async (address: string) =>
      (await bench.get('/v1/catalogue', { headers: from(address) })).status;
    expect([await read('192.0.2.1'), await read('192.0.2.2'), await read('10.0.0.1, 192.0.2.2')]).toEqual([
      200, 200, 429,
    ]);
  });

  it('has one quota for a whole IPv6 network', async () => {
    const bench = await benchWith({ address: 1 }, 1);
    const read = async (address: string) =>
      (await bench.get('/v1/catalogue', { headers: from(address) })).status;
    expect(await read('2001:db8:0:1::a')).toBe(200);
    expect(await read('2001:0db8::1:ffff:1:2:3')).toBe(429);
    expect(await read('2001:db8:0:2::a')).toBe(200);
    expect([await read('::ffff:192.0.2.1'), await read('192.0.2.1')]).toEqual([200, 429]);
  });

  it('has a stricter one for sign-in', async () => {
    const bench = await benchWith({ signIn: 1 });
    const tries = [await bench.post('/v1/sign-in', {}), await bench.post('/v1/sign-in/phone', {})];
    expect(tries[1]).toMatchObject({ status: 429 });
    expect(tries[0]?.status).not.toBe(429);
  });
});

describe('wrong tracking codes', () => {
  it.each(['20261122-AAAAAA', ':id'])(
    'are too many for one number, whether it exists or not: %s',
    async (n) => {
      const bench = await benchWith({ wrongCode: 2 }, 1);
      const { id } = await bench.filed();
      const number = n.replace(':id', id);
      const guess = async (i: number, path = number) =>
        (await bench.problem('GET', `/v1/track/${path}`, { code: wrongCode, headers: from(`192.0.2.${i}`) }))
          .body.code;
      const [first] = [await guess(1)];
      expect(first).toMatch(/^code-/);
      expect([await guess(2), await guess(3), await guess(4, number.toLowerCase())]).toEqual([
        first,
        'too-many-requests',
        'too-many-requests',
      ]);
    },
  );

  it('are too many from one address over many numbers', async () => {
    const bench = await benchWith({ failure: 3 });
    const guess = async (i: number) =>
      (await bench.problem('GET', `/v1/track/20261122-AAAAA${i}`, { code: wrongCode })).status;
    expect([await guess(1), await guess(2), await guess(3), await guess(4)]).toEqual([401, 401, 401, 429]);
  });

  it('lock nobody out: the right one opens its case all the same', async () => {
    const bench = await benchWith({ wrongCode: 1, failure: 1 });
    const { id, trackingCode } = await bench.filed();
    for (let i = 0; i < 5; i += 1) await bench.get(`/v1/track/${id}`, { code: wrongCode });
    expect((await bench.get(`/v1/track/${id}`, { code: trackingCode })).status).toBe(200);
  });
});

it('tokens that are none are too many from one address, and a good one still passes', async () => {
  const bench = await benchWith({ failure: 2 });
  const bad = () => bench.problem('GET', '/v1/me', { headers: { Authorization: 'Bearer a.b.c' } });
  expect([(await bad()).status, (await bad()).status]).toEqual([401, 401]);
  expect(await bad()).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
  expect((await bench.get('/v1/me', housing)).status).toBe(200);
});

it('a request that is late in coming to its answer is still counted once', async () => {
  const bench = await benchWith({ read: 5 });
  const { headers } = await bench.get('/v1/people', housing);
  expect(headers.get('ratelimit')).toBe('"reads";r=4;t=60');
});

it('the memory that counting takes has an end', () => {
  const windows = new Windows({ name: 'x', most: 1, windowMs: 1000 });
  for (let i = 0; i < 50_000; i += 1) windows.take(`address ${i}`, 0);
  expect(windows.size).toBeLessThanOrEqual(20_000);
  expect(windows.take('address 49999', 0).left).toBe(-1);
});
