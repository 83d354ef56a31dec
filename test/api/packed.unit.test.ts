import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Bench, dispatchTo, openBench } from './kit.ts';

describe('an answer', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
    for (let n = 0; n < 12; n += 1) await bench.filed(dispatchTo('power'));
  });
  const ask = async (path: string, accept: string, headers: Record<string, string> = {}, as?: string) => {
    const sent = { headers: { 'Accept-Encoding': accept, ...headers }, ...(as ? { as } : {}) };
    const response = await bench.send('GET', path, sent);
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const centre = 'centre:county';

  it.each([
    ['/openapi.json', 'br, gzip', 'br'],
    ['/openapi.json', 'gzip', 'gzip'],
    ['/docs/swagger-ui-bundle.js', 'gzip, br', 'br'],
    ['/v1/words', 'br', 'br'],
    ['/v1/catalogue', 'gzip;q=1.0', 'gzip'],
  ])('that anybody may read is packed: %s by %s', async (path, accept, encoding) => {
    const { response, bytes } = await ask(path, accept);
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toContain('Accept-Encoding');
    const plain = (await ask(path, 'identity')).bytes;
    const read = encoding === 'br' ? brotliDecompressSync(bytes) : gunzipSync(bytes);
    expect(read.equals(plain)).toBe(true);
    expect(bytes.byteLength).toBeLessThan(plain.byteLength / 2);
  });

  it('stays as it is for who takes nothing packed, and where it is short', async () => {
    for (const accept of ['', 'identity', 'br;q=0, gzip;q=0', 'zstd']) {
      expect((await ask('/openapi.json', accept)).response.headers.get('content-encoding')).toBeNull();
    }
    expect((await ask('/v1/look', 'br')).response.headers.get('content-encoding')).toBeNull();
  });

  it.each(['/openapi.json', '/v1/words', '/v1/appeals', '/v1/inbox'])(
    'has a tag that says whether it changed: %s',
    async (path) => {
      const first = await ask(path, 'gzip', {}, centre);
      const tag = first.response.headers.get('etag') ?? '';
      expect(tag).toMatch(/^(?:W\/)?"[\w-]+"$/);
      const again = await ask(path, 'gzip', { 'If-None-Match': tag }, centre);
      expect([again.response.status, again.bytes.byteLength]).toEqual([304, 0]);
      expect((await ask(path, '', { 'If-None-Match': '"x"' }, centre)).response.status).toBe(200);
    },
  );

  it('of the county takes its weak tag for a change', async () => {
    const { response, bytes } = await ask('/v1/units', 'gzip', {}, 'admin:county');
    const headers = { 'If-Match': response.headers.get('etag') ?? '' };
    expect(headers['If-Match']).toMatch(/^W\//);
    const body = JSON.parse(gunzipSync(bytes).toString());
    expect((await bench.ask('PUT', '/v1/units', { as: 'admin:county', body, headers })).status).toBe(200);
  });

  it('with many people’s words has no size that tells of them', async () => {
    const plain = (await ask('/v1/appeals?limit=200', '', {}, centre)).bytes;
    const sizes = new Set<number>();
    for (let n = 0; n < 8; n += 1) {
      const { response, bytes } = await ask('/v1/appeals?limit=200', 'br, gzip', {}, centre);
      expect(response.headers.get('content-encoding')).toBe('gzip');
      expect(gunzipSync(bytes).equals(plain)).toBe(true);
      expect(bytes.byteLength).toBeLessThan(plain.byteLength / 3 + 4200);
      sizes.add(bytes.byteLength);
    }
    expect(sizes.size).toBeGreaterThan(5);
    const foreign = { 'Sec-Fetch-Site': 'cross-site' };
    const { response } = await ask('/v1/appeals?limit=200', 'gzip', foreign, centre);
    expect(response.headers.get('content-encoding')).toBeNull();
  });

  it('about one case is not packed, for its parties choose words in it', async () => {
    const { id, trackingCode } = await bench.filed();
    for (const path of [`/v1/appeals/${id}`, `/v1/appeals/${id}/timeline`]) {
      expect((await ask(path, 'br, gzip', {}, centre)).response.headers.get('content-encoding')).toBeNull();
    }
    const code = { Authorization: `Code ${trackingCode}` };
    expect(
      (await ask(`/v1/track/${id}`, 'br, gzip', code)).response.headers.get('content-encoding'),
    ).toBeNull();
  });
});
