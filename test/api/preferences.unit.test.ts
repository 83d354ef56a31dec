import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, type Json, openBench } from './kit.ts';

const path = '/v1/me/preferences';
const as = 'clerk:hotline';
const none = { language: null, landing: null, rows: null, shortcuts: null };

describe('an account’s preferences', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  const put = (body: Json, headers = {}, by = as) => bench.problem('PUT', path, { as: by, body, headers });

  it('are none before it has any', async () => {
    const { status, body, headers } = await bench.get(path, { as });
    expect([status, body, headers.get('etag')]).toEqual([200, { ...none, version: 0 }, '"0"']);
  });

  it('are its own, replaced as a whole, and in no cache', async () => {
    expect((await put({ language: 'en', landing: 'call-backs', rows: 100 })).status).toBe(200);
    expect((await put({ language: null, shortcuts: false })).body).toEqual({
      ...none,
      shortcuts: false,
      version: 2,
    });
    const { body, headers } = await bench.get(path, { as });
    expect([body, headers.get('etag'), headers.get('cache-control')]).toEqual([
      { ...none, shortcuts: false, version: 2 },
      '"2"',
      'private, no-store',
    ]);
    expect((await bench.get(path, { as: 'officer:housing' })).body).toEqual({ ...none, version: 0 });
  });

  it('are changed by one of two tabs that read the same version', async () => {
    const answers = await Promise.all(
      ['zh', 'en'].map((language) => put({ language }, { 'If-Match': '"0"' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(answers.find(({ status }) => status === 412)?.body).toMatchObject({
      code: 'changed-since',
      zh: expect.stringContaining('请刷新后重试'),
      en: expect.stringContaining('Read it again'),
    });
  });

  it.each([
    [{ language: 'de' }, 'language', '语言：只能是'],
    [{ landing: '/elsewhere' }, 'landing', '登录后的页面：只能是'],
    [{ rows: 5000 }, 'rows', '每页行数'],
    [{ colour: 'red' }, 'colour', '没有这一项'],
  ])('are refused with their place: %j', async (body, place, zh) => {
    expect(await put(body)).toMatchObject({
      status: 400,
      body: { code: 'invalid-body', zh: expect.stringContaining(zh), errors: [{ path: place }] },
    });
  });

  it('ask to come again while the database is away', async () => {
    bench.store.away = true;
    for (const answer of [await bench.problem('GET', path, { as }), await put({})]) {
      expect(answer).toMatchObject({ status: 503, body: { code: 'records-unavailable' } });
    }
  });

  it('are deleted with the saved filters when the account leaves the county', async () => {
    const auditor = 'auditor:county';
    const stays = 'officer:housing';
    for (const by of [auditor, stays]) {
      await put({ language: 'en' }, {}, by);
      await bench.post('/v1/me/filters', { name: 'x', query: {} }, { as: by });
    }
    const { body } = await bench.get<{ items: { account: string }[] }>('/v1/people', { as: 'admin:county' });
    const items = body.items.filter(({ account }) => account !== auditor);
    expect((await bench.ask('PUT', '/v1/people', { as: 'admin:county', body: { items } })).status).toBe(200);
    const { preferences, filters } = bench.store.desk;
    expect([await preferences.find(auditor), await filters.of(auditor)]).toEqual([null, []]);
    expect([await preferences.find(stays), await filters.of(stays)]).toMatchObject([
      { version: 1 },
      [{ name: 'x' }],
    ]);
  });
});
