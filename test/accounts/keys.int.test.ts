import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccountBench, openAccountBench } from './accounts-kit.ts';

const hotline = 'integrator:hotline';
const path = `/v1/accounts/${hotline}/api-keys`;
interface Made {
  readonly id: string;
  readonly key: string;
  readonly start: string;
  readonly expiresAt: string;
}

describe('a program’s key', () => {
  let at: AccountBench;
  let admin: { headers: Record<string, string> };
  const make = async (name = 'hotline') => (await at.bench.post<Made>(path, { name }, admin)).body;
  beforeAll(async () => {
    at = await openAccountBench();
    admin = at.as(await at.bench.token('admin:county'));
  });
  afterAll(() => at.close());

  it('stands for its account, as a bearer token or in a header of its own', async () => {
    const made = await at.bench.post<Made>(path, { name: 'hotline', days: 30 }, admin);
    expect(made.status).toBe(201);
    expect(made.body.key).toMatch(/^hyk_[A-Za-z]{64}$/);
    const daysLeft = (Date.parse(made.body.expiresAt) - Date.now()) / 86_400_000;
    expect(Math.round(daysLeft)).toBe(30);
    const { key } = made.body;
    expect((await at.me(key)).body).toMatchObject({ account: hotline, signedInBy: 'key' });
    const header = await at.bench.get('/v1/me', { headers: { 'X-Api-Key': key } });
    expect(header.body).toMatchObject({ account: hotline, signedInBy: 'key' });
    const filed = await at.bench.file(undefined, { headers: { 'X-Api-Key': key } });
    expect(filed.status).toBe(201);
  });

  it('is shown once; the list and the database tell only how it begins', async () => {
    const { key, id } = await make();
    const { body } = await at.bench.get<{ items: Made[] }>(path, admin);
    expect(body.items.map((item) => item.id)).toContain(id);
    expect(JSON.stringify(body)).not.toContain(key);
    const stored = await at.db.collection(at.collections.keys).find().toArray();
    expect(JSON.stringify(stored)).not.toContain(key);
  });

  it('is rotated: the new one works beside the old one until that is revoked, at once', async () => {
    const [old, fresh] = [await make('old'), await make('new')];
    expect((await at.me(old.key)).status).toBe(200);
    expect((await at.me(fresh.key)).status).toBe(200);
    expect((await at.bench.send('DELETE', `${path}/${old.id}`, admin)).status).toBe(204);
    expect((await at.me(old.key)).status).toBe(401);
    expect((await at.me(fresh.key)).status).toBe(200);
    const again = await at.bench.problem('DELETE', `${path}/${old.id}`, admin);
    expect(again).toMatchObject({ status: 404, body: { code: 'key-not-found' } });
  });

  it('is revoked under its own account only', async () => {
    const { id, key } = await make();
    await at.accounts.passwordLink('officer:power');
    const other = await at.bench.send('DELETE', `/v1/accounts/officer:power/api-keys/${id}`, admin);
    expect(other.status).toBe(404);
    expect((await at.me(key)).status).toBe(200);
  });

  it('ends at its end', async () => {
    const { key } = await make();
    const ended = { $set: { expiresAt: new Date(Date.now() - 1000) } };
    await at.db.collection(at.collections.keys).updateMany({}, ended);
    expect((await at.me(key)).status).toBe(401);
  });

  it.each(['leader:urban', 'supervision:county', 'discipline:county', 'admin:county'])(
    'is not given to %s',
    async (account) => {
      const answer = await at.bench.post(`/v1/accounts/${account}/api-keys`, { name: 'x' }, admin);
      expect(answer).toMatchObject({ status: 422, body: { code: 'key-not-for-role' } });
    },
  );

  it('is one of ten at most', async () => {
    const water = '/v1/accounts/officer:water/api-keys';
    for (let made = 0; made < 10; made += 1) {
      expect((await at.bench.post(water, { name: `key ${made}` }, admin)).status).toBe(201);
    }
    const answer = await at.bench.post(water, { name: 'one more' }, admin);
    expect(answer).toMatchObject({ status: 422, body: { code: 'too-many-keys' } });
  });

  it('changes no password and enrols no second factor', async () => {
    const as = at.as((await make()).key);
    const password = await at.bench.post('/v1/me/password', { current: 'x', password: 'y' }, as);
    expect(password).toMatchObject({ status: 403, body: { code: 'session-only' } });
    const factor = await at.bench.post('/v1/me/second-factor', {}, as);
    expect(factor).toMatchObject({ status: 403, body: { code: 'session-only' } });
  });

  it('is nobody’s where it was made up', async () => {
    expect((await at.me(`hyk_${'a'.repeat(64)}`)).status).toBe(401);
    expect((await at.bench.get('/v1/me', { headers: { 'X-Api-Key': 'x' } })).status).toBe(401);
  });
});
