import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callbackPath } from '../../api/accounts/oidc.ts';
import { totp } from '../support/totp.ts';
import { type AccountBench, openAccountBench } from './accounts-kit.ts';
import { browse, type IdentityProvider, startIdentityProvider } from './identity-provider.ts';

const redirectUri = `http://127.0.0.1:8080${callbackPath}`;
let provider: IdentityProvider;
beforeAll(async () => {
  provider = await startIdentityProvider(redirectUri);
});
afterAll(() => provider.close());

const settings = (secondFactor: 'trusted' | 'demanded') => ({
  ...{ issuer: provider.issuer, clientId: provider.clientId, clientSecret: provider.clientSecret },
  ...{ claim: 'preferred_username', secondFactor },
});
const cookiesOf = (answer: { headers: Headers }): string =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

/** From the sign-in route to the provider; then the way back, as it came or changed. */
async function goThere(at: AccountBench, next = '/console', change: (there: URL) => void = () => {}) {
  const begun = await at.bench.send('GET', `/v1/sign-in/oidc?next=${encodeURIComponent(next)}`);
  expect(begun.status).toBe(302);
  const there = new URL(begun.headers.get('location') ?? '');
  change(there);
  const back = await browse(there.href, redirectUri);
  return { cookie: cookiesOf(begun), back, there };
}
const comeBack = (at: AccountBench, { cookie, back }: { cookie: string; back: URL }) =>
  at.bench.send('GET', `${callbackPath}${back.search}`, { headers: { Cookie: cookie } });
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
const sessionsIn = (at: AccountBench) => at.db.collection(at.collections.sessions).countDocuments();

describe('signing in at the county’s identity provider', () => {
  let at: AccountBench;
  beforeAll(async () => {
    at = await openAccountBench({ oidc: settings('demanded') });
  });
  afterAll(() => at.close());

  it('gives a session of the account that the provider names, and leads to the page asked for', async () => {
    provider.who = 'officer:housing';
    const trip = await goThere(at);
    expect(trip.there.searchParams.get('code_challenge_method')).toBe('S256');
    expect(trip.there.searchParams.get('nonce')).toBeTruthy();
    const done = await comeBack(at, trip);
    expect(done.status).toBe(302);
    expect(done.headers.get('location')).toBe('/console');
    const me = await at.bench.get('/v1/me', { headers: { Cookie: cookiesOf(done) } });
    expect(me.body).toMatchObject({ account: 'officer:housing', unit: 'housing', signedInBy: 'cookie' });
  });

  it('is the same person’s as by password, though the provider calls them otherwise each time', async () => {
    provider.who = 'officer:water';
    await at.passwordOf('officer:water');
    for (let time = 0; time < 2; time += 1) expect((await comeBack(at, await goThere(at))).status).toBe(302);
    const users = at.db.collection(at.collections.users);
    expect(await users.countDocuments({ username: 'officer:water' })).toBe(1);
    expect((await at.enter('officer:water')).status).toBe(200);
  });

  it('keeps nothing of the provider’s tokens, nor the person’s name', async () => {
    const credentials = await at.db.collection(at.collections.credentials).find().toArray();
    const ofProvider = credentials.filter(({ providerId }) => providerId === 'county');
    expect(ofProvider.length).toBeGreaterThan(0);
    for (const { accessToken, idToken, refreshToken } of ofProvider) {
      expect([accessToken, idToken, refreshToken].every((token) => !token)).toBe(true);
    }
    const users = await at.db.collection(at.collections.users).find().toArray();
    expect(JSON.stringify(users)).not.toContain('某人');
  });

  it.each(['somebody.else', 'officer:atlantis', ''])(
    'refuses an identity that is no account of the county’s: %s',
    async (who) => {
      provider.who = who;
      const before = await sessionsIn(at);
      const done = await comeBack(at, await goThere(at));
      expect(done.status).toBe(403);
      expect(await codeOf(done)).toBe('identity-unknown');
      expect(done.headers.getSetCookie().some((line) => line.includes('session_token'))).toBe(false);
      expect(await sessionsIn(at)).toBe(before);
    },
  );

  it('refuses another state, another browser, and a way back that was gone before', async () => {
    provider.who = 'officer:housing';
    const trip = await goThere(at);
    const before = await sessionsIn(at);
    const other = new URL(trip.back);
    other.searchParams.set('state', 'of nobody');
    for (const tried of [
      { ...trip, back: other },
      { ...trip, cookie: '' },
      { ...trip, cookie: (await goThere(at)).cookie },
    ]) {
      const done = await comeBack(at, tried);
      expect(done.status).toBe(401);
      expect(await codeOf(done)).toBe('identity-failed');
    }
    expect(await sessionsIn(at)).toBe(before);
    const once = await goThere(at);
    expect((await comeBack(at, once)).status).toBe(302);
    expect((await comeBack(at, once)).status).toBe(401);
  });

  it('refuses an identity token for another nonce', async () => {
    provider.who = 'officer:housing';
    const trip = await goThere(at, '/', (there) => there.searchParams.set('nonce', 'of another sign-in'));
    const done = await comeBack(at, trip);
    expect(done.status).toBe(401);
    expect(await codeOf(done)).toBe('identity-failed');
  });

  it('leads to no other site afterwards', async () => {
    provider.who = 'officer:housing';
    for (const next of [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      const done = await comeBack(at, await goThere(at, next));
      expect(done.headers.get('location')).toBe('/');
    }
  });

  it('shows nothing else of the library under its path', async () => {
    for (const path of ['/v1/auth/callback/other?code=x&state=y', '/v1/auth/error', '/v1/auth/ok']) {
      expect((await at.bench.send('GET', path)).status).toBe(404);
    }
  });
});

describe('outside a local run', () => {
  it.each([
    ['demanded', 403],
    ['trusted', 200],
  ] as const)(
    'with the provider’s second factor not enough or trusted (ours is %s), a leader gets %i',
    async (secondFactor, status) => {
      const at = await openAccountBench({ oidc: settings(secondFactor), embedded: false });
      try {
        provider.who = 'leader:urban';
        const done = await comeBack(at, await goThere(at));
        const answer = await at.bench.get('/v1/units', { headers: { Cookie: cookiesOf(done) } });
        expect(answer.status).toBe(status);
      } finally {
        await at.close();
      }
    },
  );
});

describe('a leader without a password', () => {
  it('enrols a second factor and shows it at the next sign-in', async () => {
    const at = await openAccountBench({ oidc: settings('demanded'), embedded: false });
    try {
      provider.who = 'leader:urban';
      const signIn = async () => ({
        headers: {
          Cookie: cookiesOf(await comeBack(at, await goThere(at))),
          'Sec-Fetch-Site': 'same-origin',
        },
      });
      const first = await signIn();
      const { body } = await at.bench.post<{ secret: string }>('/v1/me/second-factor', {}, first);
      const code = totp(body.secret);
      const done = await at.bench.post('/v1/me/second-factor/confirm', { code }, first);
      expect((await at.bench.get('/v1/units', { headers: { Cookie: cookiesOf(done) } })).status).toBe(200);
      const second = await signIn();
      expect((await at.bench.get('/v1/units', second)).status).toBe(403);
      const wrong = await at.bench.post(
        '/v1/sign-in/second-factor',
        { code: '000000', as: 'cookie' },
        second,
      );
      expect(wrong.status).toBe(401);
      const shown = await at.bench.post('/v1/sign-in/second-factor', { code, as: 'cookie' }, second);
      expect(shown.status).toBe(200);
      expect((await at.bench.get('/v1/units', { headers: { Cookie: cookiesOf(shown) } })).status).toBe(200);
    } finally {
      await at.close();
    }
  });
});

describe('without the provider', () => {
  it('is 404 where none is set up, and 503 while it is away; passwords work on', async () => {
    const none = await openAccountBench();
    const away = { ...settings('demanded'), issuer: 'http://127.0.0.1:1' };
    const gone = await openAccountBench({ oidc: away });
    try {
      const absent = await none.bench.send('GET', '/v1/sign-in/oidc');
      expect([absent.status, await codeOf(absent)]).toEqual([404, 'no-identity-provider']);
      const answer = await gone.bench.send('GET', '/v1/sign-in/oidc');
      expect([answer.status, await codeOf(answer)]).toEqual([503, 'identity-provider-away']);
      expect((await gone.enter('officer:housing')).status).toBe(200);
    } finally {
      await Promise.all([none.close(), gone.close()]);
    }
  });
});
