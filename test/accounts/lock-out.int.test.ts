import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountBench, openAccountBench } from './accounts-kit.ts';

const housing = 'officer:housing';
const minuteMs = 60_000;

describe('after five wrong passwords', () => {
  let at: AccountBench;
  beforeAll(async () => {
    at = await openAccountBench();
  });
  afterAll(() => at.close());
  const wrong = async (account: string, times: number) => {
    const answers = [];
    for (let time = 0; time < times; time += 1) answers.push(await at.enter(account, 'not the right one'));
    return answers.map(({ status }) => status);
  };

  it('an account is locked, the right password or not, and told nothing else', async () => {
    await at.passwordOf(housing);
    expect(await wrong(housing, 6)).toEqual([401, 401, 401, 401, 401, 429]);
    const right = await at.enter(housing);
    expect(right).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(50);
  });

  it('an account that nobody has is locked in the same way', async () => {
    expect(await wrong('officer:atlantis', 6)).toEqual([401, 401, 401, 401, 401, 429]);
  });

  it('the lock ends by time, is longer after the next wrong one, and gone after a right one', async () => {
    at.clock.nowMs += minuteMs + 1;
    expect(await wrong(housing, 1)).toEqual([401]);
    at.clock.nowMs += minuteMs + 1;
    expect((await at.enter(housing)).status).toBe(429);
    at.clock.nowMs += minuteMs;
    expect((await at.enter(housing)).status).toBe(200);
    expect(await wrong(housing, 4)).toEqual([401, 401, 401, 401]);
    expect((await at.enter(housing)).status).toBe(200);
  });

  it('it never lasts longer than an hour', async () => {
    const key = { $set: { failures: 500, untilMs: 0 } };
    await wrong('officer:water', 1);
    await at.db.collection(at.collections.attempts).updateMany({}, key);
    await wrong('officer:water', 1);
    const { headers } = await at.enter('officer:water', 'not the right one');
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(3600);
  });

  it('the administrator ends the lock', async () => {
    await at.passwordOf('officer:power');
    await wrong('officer:power', 5);
    const admin = at.as(await at.bench.token('admin:county'));
    const path = '/v1/accounts/officer:power';
    const before = await at.bench.get<{ lockedUntil: string | null }>(path, admin);
    expect(before.body).toMatchObject({ hasPassword: true, secondFactor: false, sessions: 0 });
    expect(before.body.lockedUntil).not.toBeNull();
    expect((await at.bench.send('DELETE', `${path}/lock`, admin)).status).toBe(204);
    expect((await at.bench.get(path, admin)).body).toMatchObject({ lockedUntil: null });
    expect((await at.enter('officer:power')).status).toBe(200);
  });

  it('tries made at once are counted like tries one after the other', async () => {
    await at.passwordOf('officer:civil-affairs');
    const tries = Array.from({ length: 12 }, () => at.enter('officer:civil-affairs', 'not the right one'));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  it('one address cannot try one account after the other for ever', async () => {
    const few = await openAccountBench({ limits: { signIns: 3 } });
    try {
      const statuses = [];
      for (const account of ['a:1', 'a:2', 'a:3', 'a:4'])
        statuses.push((await few.enter(account, 'x')).status);
      expect(statuses).toEqual([401, 401, 401, 429]);
    } finally {
      await few.close();
    }
  });
});

describe('while MongoDB is away', () => {
  let at: AccountBench;
  beforeAll(async () => {
    at = await openAccountBench({ mongoUri: 'mongodb://127.0.0.1:1/' });
  });
  afterAll(() => at.close());

  it('a JWT still works, and a session, a key and signing in are 503 and not 401', async () => {
    expect((await at.bench.get('/v1/me', { as: housing })).status).toBe(200);
    const session = `${'a'.repeat(32)}.${'A'.repeat(43)}=`;
    const key = `hyk_${'a'.repeat(64)}`;
    const away = { status: 503, body: { code: 'records-unavailable' } };
    expect(await at.me(session)).toMatchObject(away);
    expect(await at.me(key)).toMatchObject(away);
    expect(await at.enter(housing, 'whatever it may be')).toMatchObject(away);
    expect((await at.bench.get('/v1/me', at.as('nonsense'))).status).toBe(401);
  });
});
