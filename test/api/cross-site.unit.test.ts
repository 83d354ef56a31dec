import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../../api/env.ts';
import { localEdge } from '../../api/http/edge/edge.ts';
import { programSecret } from '../support/keyring.ts';
import { filing, openBench } from './kit.ts';

const console_ = 'https://console.county.example';
const stranger = 'https://stranger.example';
const benchFor = (corsOrigins: readonly string[]) => openBench({}, { edge: { ...localEdge, corsOrigins } });

describe('pages of other origins', () => {
  it('are none unless they are listed', async () => {
    const bench = await openBench();
    const { headers } = await bench.send('GET', '/v1/catalogue', { headers: { Origin: stranger } });
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('may call where they are listed, and read what clients need', async () => {
    const bench = await benchFor([console_]);
    const { headers } = await bench.send('GET', '/v1/catalogue', { headers: { Origin: console_ } });
    expect(headers.get('access-control-allow-origin')).toBe(console_);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('vary')).toContain('Origin');
    for (const name of ['ETag', 'Location', 'Idempotency-Key', 'Retry-After', 'X-Request-Id']) {
      expect(headers.get('access-control-expose-headers')).toContain(name);
    }
  });

  it('read problems too', async () => {
    const bench = await benchFor([console_]);
    const answer = await bench.send('GET', '/v1/me', { headers: { Origin: console_ } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-origin')).toBe(console_);
  });

  it('get an answer to their preflight with what they may send', async () => {
    const bench = await benchFor([console_]);
    const asked = { Origin: console_, 'Access-Control-Request-Method': 'PUT' };
    const { status, headers } = await bench.send('OPTIONS', '/v1/policy', { headers: asked });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(console_);
    expect(headers.get('access-control-allow-methods')).toContain('PUT');
    for (const name of ['Authorization', 'If-Match', 'Idempotency-Key']) {
      expect(headers.get('access-control-allow-headers')).toContain(name);
    }
  });

  it.each([stranger, 'null', `${console_}.stranger.example`, console_.replace('https', 'http')])(
    'that are not listed get no permission: %s',
    async (origin) => {
      const bench = await benchFor([console_]);
      for (const method of ['OPTIONS', 'GET']) {
        const { headers } = await bench.send(method, '/v1/catalogue', { headers: { Origin: origin } });
        expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
        expect(headers.get('vary')).toContain('Origin');
      }
    },
  );

  it('are listed as origins, not as addresses or patterns', () => {
    const read = (list: string) =>
      readEnvironment({ HUIYIN_SECRET: programSecret, HUIYIN_CORS_ORIGINS: list }).HUIYIN_CORS_ORIGINS;
    expect(read(`${console_}, http://10.0.0.8:8080`)).toEqual([console_, 'http://10.0.0.8:8080']);
    for (const wrong of ['*', 'console.county.example', `${console_}/`, `${console_}/app`, 'null']) {
      expect(() => read(wrong)).toThrow(/HUIYIN_CORS_ORIGINS/);
    }
  });
});

describe('a change that only a cookie authenticates', () => {
  const cookie = { Cookie: 'session=x' };
  const file = async (headers: Record<string, string>, origins: readonly string[] = []) =>
    (await benchFor(origins)).problem('POST', '/v1/public/appeals', { body: filing, headers });

  it.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: stranger }],
    ['a neighbour on our domain', { 'Sec-Fetch-Site': 'same-site' }],
    ['another site in an old browser', { Origin: stranger }],
    ['a sandbox', { Origin: 'null' }],
    ['nobody knows where', {}],
    ['another site that says it is ours', { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://localhost' }],
  ])('is refused from %s', async (_, headers) => {
    expect(await file({ ...cookie, ...headers })).toMatchObject({
      status: 403,
      body: { code: 'cross-site' },
    });
  });

  it.each([
    ['our own page', { 'Sec-Fetch-Site': 'same-origin' }, []],
    ['our own page in an old browser', { Origin: 'http://localhost' }, []],
    ['our own page behind a proxy that ends TLS', { Origin: 'https://localhost' }, []],
    ['a listed page', { 'Sec-Fetch-Site': 'cross-site', Origin: console_ }, [console_]],
  ])('passes from %s', async (_, headers, origins) => {
    expect((await file({ ...cookie, ...headers } as Record<string, string>, origins)).status).toBe(201);
  });

  it('is another matter with a token or a key, which no browser sends by itself', async () => {
    for (const header of ['Authorization', 'X-Api-Key']) {
      expect((await file({ ...cookie, [header]: 'Bearer x', Origin: stranger })).status).toBe(201);
    }
    expect((await file({ Origin: stranger })).status).toBe(201);
  });

  it('is no read: those pass, for nothing happens and nobody else can see the answer', async () => {
    const bench = await openBench();
    const headers = { ...cookie, 'Sec-Fetch-Site': 'cross-site' };
    expect((await bench.get('/v1/catalogue', { headers })).status).toBe(200);
  });
});
