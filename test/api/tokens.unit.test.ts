import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bearerTokens, issueToken } from '../../api/accounts/token.ts';
import { EnvironmentProblem, readEnvironment } from '../../api/env.ts';
import { identify } from '../../dev/processes/identity.ts';
import { tokenFor } from '../../dev/token.ts';
import { openKeyring } from '../../privacy/index.ts';
import { programSecret, testKeyring } from '../support/keyring.ts';
import { countyDirectory, secret } from './kit.ts';

const known = { account: (id: string) => (id === 'officer:housing' ? housing : null) };
const housing = {
  account: 'officer:housing',
  role: 'officer',
  unit: 'housing',
  name: { zh: '甲', en: 'A' },
  onLeave: false,
} as const;
const authenticate = bearerTokens(secret, known);
const request = (authorization: string) =>
  new Request('http://x/', { headers: { Authorization: authorization } });
const signed = (key: Uint8Array, claims: { iss?: string; aud?: string; exp?: string; kid?: string }) =>
  new SignJWT()
    .setProtectedHeader({ alg: 'HS256', kid: claims.kid ?? 's0' })
    .setSubject('officer:housing')
    .setIssuer(claims.iss ?? 'huiyin')
    .setAudience(claims.aud ?? 'huiyin-api')
    .setExpirationTime(claims.exp ?? '1h')
    .sign(key);

const key = testKeyring.current('token').bytes;
const another = openKeyring({ secret: `${secret}!` });

describe('a bearer token', () => {
  it('stands for an account with its role and unit', async () => {
    const token = await issueToken(secret, 'officer:housing', 60);
    expect(await authenticate(request(`Bearer ${token}`))).toEqual({
      account: 'officer:housing',
      role: 'officer',
      unit: 'housing',
    });
    expect(await authenticate(request(`bearer  ${token}`))).not.toBeNull();
  });

  it('is signed by the newest key, and by an older one stays valid', async () => {
    const keys = `k1:${'1'.repeat(64)}`;
    const rotated = openKeyring({ secret, keys });
    const entry = bearerTokens(rotated, known);
    for (const ring of [rotated, testKeyring]) {
      const token = await issueToken(ring, 'officer:housing', 60);
      expect(await entry(request(`Bearer ${token}`))).not.toBeNull();
    }
    expect(
      await authenticate(request(`Bearer ${await issueToken(rotated, 'officer:housing', 60)}`)),
    ).toBeNull();
    expect(await authenticate(request(`Bearer ${await signed(key, {})}`))).not.toBeNull();
  });

  it.each([
    ['is expired', () => signed(key, { exp: '-1s' })],
    ['is signed with another secret', () => signed(another.current('token').bytes, {})],
    ['names a key that is not there', () => signed(key, { kid: 'k9' })],
    ['is signed with the secret itself', () => signed(Buffer.from(secret), {})],
    ['is signed with the key of another purpose', () => signed(testKeyring.current('records').bytes, {})],
    ['is of another issuer', () => signed(key, { iss: 'other' })],
    ['is for signals only', () => signed(key, { aud: 'huiyin-signal' })],
    ['names an account that is gone', () => issueToken(secret, 'officer:gone', 60)],
    ['has no signature', async () => `${btoa('{"alg":"none"}')}.${btoa('{"sub":"officer:housing"}')}.`],
  ])('is nobody’s when it %s', async (_, make) => {
    expect(await authenticate(request(`Bearer ${await make()}`))).toBeNull();
  });

  it('ends at its end, and with its account, though it was known before', async () => {
    vi.useFakeTimers();
    try {
      const accounts = new Map([[housing.account, housing]]);
      const entry = bearerTokens(secret, { account: (id) => accounts.get(id as never) ?? null });
      const sent = request(`Bearer ${await issueToken(secret, 'officer:housing', 60)}`);
      expect(await entry(sent)).not.toBeNull();
      accounts.clear();
      expect(await entry(sent)).toBeNull();
      accounts.set(housing.account, housing);
      expect(await entry(sent)).not.toBeNull();
      vi.advanceTimersByTime(60_000);
      expect(await entry(sent)).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('npm run token', () => {
  let data: string;
  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'huiyin-token-'));
  });
  afterEach(() => rm(data, { recursive: true }));

  const run = async (): Promise<void> => {
    const self = await identify(process.pid);
    const stack = {
      HUIYIN_MODE: 'embedded',
      startedAt: new Date().toISOString(),
      owner: { name: 'npm start', pid: process.pid, started: self?.started ?? '' },
      parts: [],
      apiUrl: 'http://127.0.0.1:8080',
      docsUrl: 'http://127.0.0.1:8080/docs',
      temporalAddress: '127.0.0.1:7233',
      temporalNamespace: 'default',
      taskQueue: 'appeals',
      mongodbUri: 'mongodb://127.0.0.1:27017',
      mongodbDatabase: 'huiyin',
      county: countyDirectory,
      secretFile: join(data, 'secret'),
    };
    await writeFile(join(data, 'secret'), `${secret}\n`);
    await writeFile(join(data, 'stack.json'), JSON.stringify(stack));
  };

  it('makes a token for an account of the local run', async () => {
    await run();
    const token = await tokenFor({ account: 'officer:housing', env: { HUIYIN_DATA: data } });
    expect(await authenticate(request(`Bearer ${token}`))).toMatchObject({ account: 'officer:housing' });
  });

  it('refuses where nothing runs on this machine, and elsewhere', async () => {
    const asked = { account: 'officer:housing', env: { HUIYIN_DATA: data } };
    await expect(tokenFor(asked)).rejects.toThrow(/npm start/);
    await run();
    await expect(tokenFor({ ...asked, env: { ...asked.env, HUIYIN_MODE: 'cluster' } })).rejects.toThrow(
      /local/,
    );
  });

  it.each([undefined, 'officer:atlantis'])('lists the accounts where there is none: %s', async (account) => {
    await run();
    const error = await tokenFor({ account, env: { HUIYIN_DATA: data } }).catch((e: unknown) => e);
    expect((error as { lines: string[] }).lines.join('\n')).toContain('officer:housing');
  });
});

describe('the environment', () => {
  it('needs nothing but a secret', () => {
    expect(readEnvironment({ HUIYIN_SECRET: programSecret, PORT: '' })).toMatchObject({
      PORT: 8080,
      HUIYIN_TASK_QUEUE: 'appeals',
      MONGODB_DATABASE: 'huiyin',
    });
  });

  it('names what is wrong without showing it', () => {
    const wrong = { HUIYIN_SECRET: 'too short', PORT: 'eighty' };
    const error = (() => {
      try {
        return readEnvironment(wrong);
      } catch (e) {
        return e;
      }
    })();
    expect(error).toBeInstanceOf(EnvironmentProblem);
    expect((error as EnvironmentProblem).variables).toEqual(['HUIYIN_SECRET', 'PORT']);
    expect((error as Error).message).not.toContain('too short');
  });
});
