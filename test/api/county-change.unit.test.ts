import { beforeEach, describe, expect, it } from 'vitest';
import type { ProblemBody } from '../../contract/index.ts';
import type { Policy } from '../../domain/index.ts';
import { type Bench, fromSomebodyElse, openBench, type View } from './kit.ts';

const admin = 'admin:county';

describe('changing the county', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  const policyNow = async () => (await bench.get<Policy>('/v1/policy', { as: admin })).body;
  const put = <T = ProblemBody>(part: string, body: unknown, headers = {}, as = admin) =>
    bench.ask<T>('PUT', `/v1/${part}`, { as, body, headers });
  const quick = (policy: Policy) => ({
    ...policy,
    version: `${policy.version}-demo`,
    limits: { ...policy.limits, claim: '5s' },
  });

  it('is for the administrator only', async () => {
    for (const as of ['centre:county', 'leader:urban', 'auditor:county', 'integrator:hotline']) {
      expect(await put('policy', await policyNow(), {}, as)).toMatchObject({
        status: 403,
        body: { code: 'admin-only' },
      });
    }
    expect((await bench.ask('PUT', '/v1/policy', { body: {} })).status).toBe(401);
    expect(bench.store.county.versions).toEqual([]);
  });

  it('is for appeals registered afterwards: there, and back again', async () => {
    const before = await policyNow();
    const changed = await put<Policy>('policy', quick(before));
    expect([changed.status, changed.body.limits.claim]).toEqual([200, '5s']);
    const { body: filed } = await bench.file(fromSomebodyElse());
    expect((await put<Policy>('policy', before)).body).toEqual(before);
    const { body: later } = await bench.file(fromSomebodyElse());
    const claims = [filed, later].map(({ id }) => bench.engine.cases.get(id)?.state.policy.limits.claim);
    expect(claims).toEqual(['5s', before.limits.claim]);
    expect(
      bench.store.county.versions.map(({ version, by, parts, carry }) => [version, by, parts, carry]),
    ).toEqual([
      [1, admin, ['policy'], null],
      [2, admin, ['policy'], null],
    ]);
  });

  it('makes no version of what is the same already', async () => {
    expect((await put('policy', await policyNow())).status).toBe(200);
    expect(bench.store.county.versions).toEqual([]);
  });

  it('goes to open appeals too where that is asked for', async () => {
    await put('policy?open=true', quick(await policyNow()));
    expect(bench.store.county.versions[0]?.carry).toMatchObject({
      policy: true,
      calendar: false,
      state: 'open',
    });
  });

  it('of the calendar always goes to open appeals, and says how far it has come', async () => {
    const { body, headers } = await bench.get<{ days: object }>('/v1/calendar', { as: admin });
    expect(body).toMatchObject({ applying: null });
    const days = { ...body.days, '2026-11-27': { kind: 'holiday', name: '县庆' } };
    const sent = { ...body, version: '2026.2', days };
    const changed = await put('calendar', sent, { 'If-Match': headers.get('etag') ?? '' });
    expect(changed).toMatchObject({
      status: 200,
      body: { days, applying: { version: 1, calendar: true, done: 0 } },
    });
    const tag = { 'If-None-Match': changed.headers.get('etag') ?? '' };
    expect((await bench.get('/v1/calendar', { as: admin, headers: tag })).status).toBe(200);
  });

  it('lets one of two administrators who read the same version win', async () => {
    const read = await bench.get<Policy>('/v1/policy', { as: admin });
    const headers = { 'If-Match': read.headers.get('etag') ?? '' };
    const change = (callBackAttempts: number) =>
      put('policy', { ...read.body, version: `2026-${callBackAttempts}`, callBackAttempts }, headers);
    const answers = await Promise.all([change(4), change(5)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(answers.find(({ status }) => status === 412)?.body).toMatchObject({ code: 'county-changed' });
    expect(bench.store.county.versions).toHaveLength(1);
  });

  it('of two parts at once keeps both', async () => {
    const { body: leaders } = await bench.get<{ items: object[] }>('/v1/leaders', { as: admin });
    const without = leaders.items.map((leader) => ({ ...leader, deputy: null }));
    const answers = await Promise.all([
      put('policy', { ...(await policyNow()), version: '2026-9', callBackAttempts: 9 }),
      put('leaders', { items: without }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(bench.live.county.policy.callBackAttempts).toBe(9);
    expect(bench.live.county.leaders.map(({ deputy }) => deputy)).toEqual([null, null]);
  });

  it('is refused with everything that is wrong, and then nothing has changed', async () => {
    const before = await policyNow();
    const answer = await put('policy', { ...before, reviewer: 'nobody', callBackAttempts: 0 });
    expect(answer).toMatchObject({ status: 422, body: { code: 'county-problems', params: { count: 2 } } });
    expect(answer.body.errors).toEqual([
      { path: 'reviewer', message: expect.any(String), zh: expect.any(String), en: expect.any(String) },
      expect.objectContaining({ path: 'callBackAttempts' }),
    ]);
    expect(await policyNow()).toEqual(before);
    expect(bench.store.county.versions).toEqual([]);
  });

  it.each([
    ['policy', '[]', {}, 400, 'invalid-body'],
    ['units', '"x"', {}, 400, 'invalid-body'],
    ['units', '{', {}, 400, 'malformed-json'],
    ['people', 'x', { 'Content-Type': 'text/plain' }, 415, 'not-json'],
    ['units', '{}', { 'If-Match': 'x' }, 400, 'bad-if-match'],
    ['units', '{}', { 'If-Match': '"99"' }, 412, 'county-changed'],
    ['dispatch', `{"items":[${'7,'.repeat(9)}7]}`, {}, 422, 'county-problems'],
    ['people', JSON.stringify({ items: ['x'.repeat(9_000_000)] }), {}, 413, 'too-large'],
  ])('never fails inside: %s %#', async (part, body, headers, status, code) => {
    expect(await put(part, body, headers)).toMatchObject({ status, body: { code } });
  });

  it('asks to come again while the database is away', async () => {
    bench.store.away = true;
    const answer = await put('policy', quick(await policyNow()));
    expect(answer).toMatchObject({ status: 503, body: { code: 'records-unavailable' } });
    expect(bench.live.version).toBe(0);
    expect((await bench.get('/v1/calendar', { as: admin })).body).toMatchObject({ applying: null });
  });

  it('takes an account away at once', async () => {
    const { body } = await bench.get<{ items: { account: string }[] }>('/v1/people', { as: admin });
    const items = body.items.filter(({ account }) => account !== 'auditor:county');
    expect((await bench.get('/v1/me', { as: 'auditor:county' })).status).toBe(200);
    await put('people', { items });
    expect((await bench.get('/v1/me', { as: 'auditor:county' })).status).toBe(401);
  });
});

describe('the county’s people', () => {
  it('are known with their leave to the administrator, to others only as away or not', async () => {
    const bench = await openBench();
    const of = async (as: string) =>
      (await bench.get<{ items: { leave?: unknown }[] }>('/v1/people', { as })).body.items;
    expect((await of(admin)).every(({ leave }) => Array.isArray(leave))).toBe(true);
    expect((await of('officer:gas')).some((person) => 'leave' in person)).toBe(false);
  });
});

describe('a page for filing', () => {
  it('finds categories, items and the names of places without an account', async () => {
    const bench = await openBench();
    const { status, body } = await bench.get<{ areas: object[]; categories: View[] }>('/v1/catalogue');
    expect(status).toBe(200);
    expect(body.areas).toContainEqual({
      id: 'lakeside-village',
      kind: 'village',
      parent: 'lakeside-town',
      name: { zh: '湖畔村', en: 'Lakeside Village' },
    });
    expect(JSON.stringify(body.areas)).not.toContain('officer:');
  });
});
