import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { totp } from '../support/totp.ts';
import { type AccountBench, openAccountBench, type SignedIn } from './accounts-kit.ts';

interface Enrolment {
  readonly secret: string;
  readonly uri: string;
  readonly backupCodes: readonly string[];
}

const leader = 'leader:urban';

describe('outside a local run', () => {
  let at: AccountBench;
  beforeAll(async () => {
    at = await openAccountBench({ embedded: false });
  });
  afterAll(() => at.close());

  const enrol = async (account: string) => {
    const first = await at.token(account);
    const body = { password: await at.passwordOf(account) };
    const begun = await at.bench.post<Enrolment>('/v1/me/second-factor', body, at.as(first));
    const code = { code: totp(begun.body.secret) };
    const done = await at.bench.post<SignedIn>('/v1/me/second-factor/confirm', code, at.as(first));
    return { first, begun, done };
  };
  const second = (challenge: string, code: string) =>
    at.bench.post<SignedIn>('/v1/sign-in/second-factor', { challenge, code });

  it.each([leader, 'supervision:county', 'discipline:county', 'admin:county'])(
    '%s may do nothing by a password alone but enrol a second factor',
    async (account) => {
      const as = at.as(await at.token(account));
      const refused = { status: 403, body: { code: 'second-factor-needed' } };
      expect(await at.bench.get('/v1/appeals', as)).toMatchObject(refused);
      const me = await at.bench.get('/v1/me', as);
      expect(me.body).toMatchObject({ account, secondFactor: { owed: true, shown: false } });
    },
  );

  it('other roles work by a password', async () => {
    const as = at.as(await at.token('officer:housing'));
    expect((await at.bench.get('/v1/units', as)).status).toBe(200);
    expect((await at.bench.get('/v1/me', as)).body).toMatchObject({ secondFactor: { owed: false } });
  });

  it('an enrolled account signs in in two steps, and then works', async () => {
    const { first, begun, done } = await enrol(leader);
    expect(begun.body.uri).toMatch(/^otpauth:\/\/totp\/Huiyin%3Aleader%3Aurban\?secret=/);
    expect(done).toMatchObject({ status: 200, body: { signedIn: true, account: leader } });
    expect((await at.me(first)).status).toBe(401);
    expect((await at.bench.get('/v1/appeals', at.as(done.body.token))).status).toBe(200);

    const step = await at.enter(leader);
    expect(step.body).toMatchObject({ signedIn: false });
    expect(step.body.token).toBeUndefined();
    expect(await second(step.body.challenge, '000000')).toMatchObject({
      ...{ status: 401, body: { code: 'second-factor-wrong' } },
    });
    const code = totp(begun.body.secret);
    const entered = await second(step.body.challenge, code);
    expect(entered.status).toBe(200);
    const me = await at.me(entered.body.token);
    expect(me.body).toMatchObject({ account: leader, secondFactor: { owed: true, shown: true } });

    const again = await at.enter(leader);
    expect((await second(again.body.challenge, code)).status, 'a code that was shown').toBe(401);
    const [backup = ''] = begun.body.backupCodes;
    expect((await second(again.body.challenge, backup)).status).toBe(200);
    const third = await at.enter(leader);
    expect((await second(third.body.challenge, backup)).status, 'a backup code that was used').toBe(401);
  });

  it('a challenge of nobody’s, or another’s signature, is refused', async () => {
    for (const challenge of ['nonsense', `2fa-x.${'A'.repeat(43)}=`, '.', '%00']) {
      expect((await second(challenge, '123456')).status).toBe(401);
    }
  });

  it('wrong codes lock the second step, whatever challenge they come with', async () => {
    const { begun } = await enrol('supervision:county');
    const statuses = [];
    for (let time = 0; time < 6; time += 1) {
      const { body } = await at.enter('supervision:county');
      statuses.push((await second(body.challenge, `00000${time}`)).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
    const { body } = await at.enter('supervision:county');
    expect((await second(body.challenge, totp(begun.body.secret))).status).toBe(429);
    at.clock.nowMs += 61_000;
    expect((await second(body.challenge, totp(begun.body.secret))).status).toBe(200);
  });

  it('is not enrolled twice, nor with a wrong password, nor by a key’s or a token’s holder', async () => {
    const { done } = await enrol('discipline:county');
    const again = await at.bench.post('/v1/me/second-factor', {}, at.as(done.body.token));
    expect(again).toMatchObject({ status: 409, body: { code: 'second-factor-enrolled' } });
    const officer = await at.token('officer:power');
    const wrong = await at.bench.post('/v1/me/second-factor', { password: 'not mine' }, at.as(officer));
    expect(wrong).toMatchObject({ status: 403, body: { code: 'password-wrong' } });
    const confirm = await at.bench.post('/v1/me/second-factor/confirm', { code: '123456' }, at.as(officer));
    expect(confirm).toMatchObject({ status: 409, body: { code: 'second-factor-not-begun' } });
    const jwt = await at.bench.post('/v1/me/second-factor', {}, { as: 'officer:power' });
    expect(jwt).toMatchObject({ status: 403, body: { code: 'session-only' } });
  });

  it('is removed by the administrator, who signs the account out by it', async () => {
    const { done } = await enrol('leader:deputy');
    const admin = await at.bench.token('admin:county');
    const path = '/v1/accounts/leader:deputy/second-factor';
    expect((await at.bench.send('DELETE', path, at.as(admin))).status).toBe(204);
    expect((await at.me(done.body.token)).status).toBe(401);
    expect((await at.enter('leader:deputy')).body).toMatchObject({ signedIn: true });
  });
});

describe('on a local run', () => {
  it('nobody owes a second factor', async () => {
    const at = await openAccountBench();
    try {
      const token = await at.token(leader);
      expect((await at.bench.get('/v1/appeals', at.as(token))).status).toBe(200);
    } finally {
      await at.close();
    }
  });
});
