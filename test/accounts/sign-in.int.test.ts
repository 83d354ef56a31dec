import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountBench, openAccountBench, type SignedIn } from './accounts-kit.ts';

const housing = 'officer:housing';

describe('signing in by password', () => {
  let at: AccountBench;
  beforeAll(async () => {
    at = await openAccountBench();
  });
  afterAll(() => at.close());

  it('gives a token that stands for the account, with role and unit of the county’s', async () => {
    const { status, body } = await at.enter(housing);
    expect(status).toBe(200);
    expect(body).toMatchObject({ signedIn: true, account: housing });
    expect(Date.parse(body.expiresAt)).toBeGreaterThan(Date.now() + 11 * 3_600_000);
    const me = await at.me(body.token);
    expect(me.body).toMatchObject({
      account: housing,
      role: 'officer',
      unit: 'housing',
      signedInBy: 'bearer',
    });
  });

  it('gives a browser a cookie that no script reads, and no token', async () => {
    const body = { account: housing, password: await at.passwordOf(housing), as: 'cookie' };
    const answer = await at.bench.post<SignedIn>('/v1/sign-in', body);
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(answer.body.token).toBeUndefined();
    expect(cookie).toMatch(/^huiyin\.session_token=.*HttpOnly.*SameSite=Lax/);
    const me = await at.bench.get('/v1/me', { headers: { Cookie: cookie.split(';')[0] ?? '' } });
    expect(me.body).toMatchObject({ account: housing, signedInBy: 'cookie' });
  });

  it('marks the cookie as secure outside a local run', async () => {
    const cluster = await openAccountBench({ embedded: false });
    try {
      const body = { account: housing, password: await cluster.passwordOf(housing), as: 'cookie' };
      const { headers } = await cluster.bench.post('/v1/sign-in', body);
      expect(headers.getSetCookie()[0]).toMatch(/^__Secure-huiyin\.session_token=.*Secure/);
    } finally {
      await cluster.close();
    }
  });

  it('answers a wrong password, an account without one and an unknown account alike', async () => {
    await at.passwordOf(housing);
    const wrong = await at.enter(housing, 'not the right password');
    const without = await at.enter('officer:water', 'not the right password');
    const unknown = await at.enter('officer:atlantis', 'not the right password');
    expect(wrong).toMatchObject({ status: 401, body: { code: 'sign-in-failed' } });
    for (const { status, body } of [without, unknown]) {
      const { requestId: _, ...said } = wrong.body;
      expect({ status, ...body }).toMatchObject({ status: 401, ...said });
    }
  });

  it('keeps no password and no usable token in the database', async () => {
    const password = await at.passwordOf(housing);
    const { body } = await at.enter(housing);
    const all = await Promise.all(
      Object.values(at.collections).map((name) => at.db.collection(name).find().toArray()),
    );
    const text = JSON.stringify(all);
    expect(text).not.toContain(password);
    expect(text).not.toContain(body.token);
    const [stored = ''] = body.token.split('.');
    expect(text).toContain(stored);
    expect((await at.me(stored)).status).toBe(401);
    expect((await at.me(`${stored}.${'A'.repeat(43)}=`)).status).toBe(401);
  });

  it.each([
    ['no password', { account: housing }, 400],
    ['an operator of the database', { account: { $ne: null }, password: 'x' }, 400],
    ['a password of ten thousand characters', { account: housing, password: 'x'.repeat(10_000) }, 400],
    ['a name like a prototype', { account: '__proto__', password: 'x' }, 401],
  ])('is told what is wrong with %s', async (_, body, status) => {
    expect((await at.bench.post('/v1/sign-in', body)).status).toBe(status);
  });

  it('has no way to sign up, nor any other of the library’s own', async () => {
    for (const path of [
      'sign-up/email',
      'sign-in/username',
      'sign-in/email',
      'api-key/create',
      'update-user',
    ]) {
      const answer = await at.bench.post(`/v1/auth/${path}`, {
        email: 'a@b.example',
        password: 'x',
        name: 'x',
      });
      expect(answer.status).toBe(404);
    }
    expect((await at.bench.get('/v1/auth/get-session')).status).toBe(404);
  });
});

describe('a session', () => {
  let at: AccountBench;
  beforeAll(async () => {
    at = await openAccountBench();
  });
  afterAll(() => at.close());

  it('ends at once where its holder signs out, and only that one', async () => {
    const [first, second] = [await at.token(housing), await at.token(housing)];
    expect((await at.me(first)).status).toBe(200);
    expect((await at.bench.post('/v1/sign-out', {}, at.as(first))).status).toBe(204);
    expect((await at.me(first)).status).toBe(401);
    expect((await at.me(second)).status).toBe(200);
  });

  it('ends everywhere where that is asked for', async () => {
    const [first, second] = [await at.token(housing), await at.token(housing)];
    await at.me(second);
    await at.bench.post('/v1/sign-out', { everywhere: true }, at.as(first));
    expect((await at.me(first)).status).toBe(401);
    expect((await at.me(second)).status).toBe(401);
  });

  it('ends with its account, and does not come back with it', async () => {
    const token = await at.token('officer:power');
    expect((await at.me(token)).status).toBe(200);
    const people = at.county.people.filter(({ account }) => account !== 'officer:power');
    const without = {
      ...at.county,
      people,
      account: (id: string) => (id === 'officer:power' ? null : at.county.account(id)),
    };
    at.live.replace(without, 1);
    expect((await at.me(token)).status).toBe(401);
    const refused = await at.enter('officer:power');
    expect(refused).toMatchObject({ status: 401, body: { code: 'sign-in-failed' } });
    at.live.replace(at.county, 2);
    await expect.poll(async () => (await at.me(token)).status).toBe(401);
  });

  it('ends by itself', async () => {
    const token = await at.token(housing);
    const ended = { $set: { expiresAt: new Date(Date.now() - 1000) } };
    await at.db.collection(at.collections.sessions).updateMany({}, ended);
    at.clock.nowMs += 16_000;
    expect((await at.me(token)).status).toBe(401);
  });

  it('is not made good by a cookie where a wrong header is sent', async () => {
    const cookie = `huiyin.session_token=${encodeURIComponent(await at.token(housing))}`;
    const headers = { Cookie: cookie, Authorization: 'Bearer nonsense' };
    expect((await at.bench.get('/v1/me', { headers: { Cookie: cookie } })).status).toBe(200);
    expect((await at.bench.get('/v1/me', { headers })).status).toBe(401);
  });
});

describe('a password', () => {
  let at: AccountBench;
  beforeAll(async () => {
    at = await openAccountBench();
  });
  afterAll(() => at.close());

  it('is changed by who knows the present one; other sessions end', async () => {
    const [here, elsewhere] = [await at.token(housing), await at.token(housing)];
    const current = await at.passwordOf(housing);
    const change = (body: object) => at.bench.post('/v1/me/password', body, at.as(here));
    const password = 'correct horse battery';
    expect(await change({ current: 'nonsense, nonsense', password })).toMatchObject({
      ...{ status: 403, body: { code: 'password-wrong' } },
    });
    expect((await change({ current, password })).status).toBe(204);
    expect((await at.me(here)).status).toBe(200);
    expect((await at.me(elsewhere)).status).toBe(401);
    expect((await at.enter(housing, current)).status).toBe(401);
    expect((await at.enter(housing, password)).status).toBe(200);
  });

  it.each([
    ['short', 'short'],
    ['of one letter', 'aaaaaaaaaaaaaaaa'],
    ['the account’s name', 'housing-housing-1'],
    ['the first that is tried', 'password1234567'],
    ['longer than any', 'xyz01'.repeat(40)],
  ])('that is %s is refused', async (_, password) => {
    const { token } = await at.accounts.passwordLink(housing);
    const answer = await at.bench.post('/v1/sign-in/password', { account: housing, token, password });
    expect(answer).toMatchObject({ status: 422, body: { code: 'password-weak' } });
  });

  it('is set by a one-time token of the administrator’s, once', async () => {
    const admin = await at.bench.token('admin:county');
    const made = await at.bench.post<{ token: string }>(
      '/v1/accounts/officer:water/password',
      {},
      at.as(admin),
    );
    expect(made.status).toBe(201);
    const use = (password: string) =>
      at.bench.post('/v1/sign-in/password', { account: 'officer:water', token: made.body.token, password });
    expect((await use('a fresh long phrase')).status).toBe(204);
    expect(await use('another long phrase')).toMatchObject({
      status: 401,
      body: { code: 'password-link-wrong' },
    });
    expect((await at.enter('officer:water', 'a fresh long phrase')).status).toBe(200);
    const other = { account: 'officer:power', token: made.body.token, password: 'another long phrase' };
    expect((await at.bench.post('/v1/sign-in/password', other)).status).toBe(401);
  });

  it('is the administrator’s to give out, and nobody else’s', async () => {
    const officer = await at.bench.token(housing);
    const answer = await at.bench.post('/v1/accounts/officer:water/password', {}, at.as(officer));
    expect(answer).toMatchObject({ status: 403, body: { code: 'accounts-admin-only' } });
    const admin = await at.bench.token('admin:county');
    expect((await at.bench.post('/v1/accounts/officer:atlantis/password', {}, at.as(admin))).status).toBe(
      404,
    );
  });
});
