import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from './kit.ts';

const admin = 'admin:county';
const bytes = Buffer.from('RIFF\0\0\0\0WEBPVP8 ');
const logo = `data:image/webp;base64,${bytes.toString('base64')}`;
const look = {
  name: { zh: '澄湖县', en: 'Chenghu County' },
  hotline: '12345',
  accent: '#0958d9',
  logo: null,
};

describe('the county’s look', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  const put = (body: object, headers = {}) => bench.problem('PUT', '/v1/look', { as: admin, body, headers });

  it('is told to anybody', async () => {
    expect(await bench.get('/v1/look')).toMatchObject({ status: 200, body: { ...look, version: 0 } });
  });

  it('is changed by the administrator, in a new version and on record', async () => {
    const { headers } = await bench.get('/v1/look');
    const changed = { ...look, hotline: '0719-12345', accent: '#CF1322' };
    const answer = await put(changed, { 'If-Match': headers.get('etag') ?? '' });
    expect(answer).toMatchObject({ status: 200, body: { ...changed, accent: '#cf1322', version: 1 } });
    expect(await put(look, { 'If-Match': headers.get('etag') ?? '' })).toMatchObject({
      status: 412,
      body: { code: 'county-changed' },
    });
    expect(bench.store.county.versions.map(({ by, parts, carry }) => [by, parts, carry])).toEqual([
      [admin, ['look'], null],
    ]);
    const as = 'centre:county';
    expect(await bench.problem('PUT', '/v1/look', { as, body: look })).toMatchObject({
      status: 403,
      body: { code: 'admin-only' },
    });
  });

  it('refuses a colour on which white is hard to read, in both languages', async () => {
    expect(await put({ ...look, accent: '#ffd666' })).toMatchObject({
      status: 422,
      body: {
        code: 'county-problems',
        zh: expect.stringContaining('与白色的对比度不足4.5'),
        en: expect.stringContaining('contrast of this colour with white is below 4.5'),
        errors: [{ path: 'accent' }],
      },
    });
    expect(bench.store.county.versions).toEqual([]);
  });

  it('has a picture at an address of its own, under a tag of its content', async () => {
    expect((await bench.get('/look/logo')).status).toBe(404);
    expect((await put({ ...look, logo })).body).toMatchObject({ logo: '/look/logo' });
    const answer = await bench.send('GET', '/look/logo');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    const etag = answer.headers.get('etag') ?? '';
    await put({ ...look, logo: '/look/logo', hotline: null });
    const again = await bench.send('GET', '/look/logo', { headers: { 'If-None-Match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect((await put(look)).body).toMatchObject({ logo: null });
    expect((await bench.get('/look/logo')).status).toBe(404);
  });
});
