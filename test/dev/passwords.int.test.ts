import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { firstPassword } from '../../api/account.ts';
import { readEnvironment } from '../../api/env.ts';
import { firstPasswords, newPasswords } from '../../dev/passwords.ts';
import { identify } from '../../dev/processes/identity.ts';
import type { StackFile } from '../../dev/stack/stack-file.ts';
import { openAccountBench } from '../accounts/accounts-kit.ts';
import { countyDirectory, secret } from '../api/kit.ts';

const database = `passwords-${randomUUID()}`;
const account = 'officer:housing';
let data: string;
let stack: StackFile;
const env = () => ({ HUIYIN_DATA: data });

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'huiyin-passwords-'));
  const self = await identify(process.pid);
  stack = {
    ...{ HUIYIN_MODE: 'embedded', startedAt: new Date().toISOString(), parts: [] },
    owner: { name: 'npm start', pid: process.pid, started: self?.started ?? '' },
    ...{ apiUrl: 'http://127.0.0.1:8080', docsUrl: 'http://127.0.0.1:8080/docs' },
    ...{ temporalAddress: '127.0.0.1:7233', temporalNamespace: 'default', taskQueue: 'appeals' },
    ...{ mongodbUri: inject('mongoUri'), mongodbDatabase: database, county: countyDirectory },
    secretFile: join(data, 'secret'),
  };
  await writeFile(stack.secretFile, secret);
  await writeFile(join(data, 'stack.json'), JSON.stringify(stack));
});
afterAll(() => rm(data, { recursive: true }));

const passwordIn = (lines: readonly { en: string }[]): string =>
  new RegExp(`${account} +([a-z0-9-]+)`).exec(lines.map(({ en }) => en).join('\n'))?.[1] ?? '';

describe('the passwords of a local run', () => {
  it('are told once, by the first start; `npm run passwords` makes others', async () => {
    const at = await openAccountBench({ database });
    try {
      const first = passwordIn(await firstPasswords(stack, env()));
      expect((await at.enter(account, first)).status).toBe(200);
      expect(await firstPasswords(stack, env())).toEqual([]);
      const second = passwordIn(await newPasswords([account], env()));
      expect(second).not.toBe(first);
      expect((await at.enter(account, first)).status).toBe(401);
      expect((await at.enter(account, second)).status).toBe(200);
    } finally {
      await at.close();
    }
  });

  it('are not made elsewhere, nor for an account that nobody has', async () => {
    await expect(newPasswords([], { ...env(), HUIYIN_MODE: 'cluster' })).rejects.toThrow(/local/);
    await expect(newPasswords([], { HUIYIN_DATA: join(data, 'none') })).rejects.toThrow(/npm start/);
    await expect(newPasswords(['officer:atlantis'], env())).rejects.toThrow(/no account/);
  });
});

describe('npm run account', () => {
  it('prints a token by which the first administrator sets a password, once', async () => {
    const ours = { HUIYIN_SECRET: secret, HUIYIN_MODE: 'embedded' };
    const given = { ...ours, HUIYIN_COUNTY: countyDirectory, MONGODB_DATABASE: database };
    const environment = readEnvironment({ ...given, MONGODB_URI: inject('mongoUri') });
    const token = await firstPassword('admin:county', environment);
    await expect(firstPassword('admin:atlantis', environment)).rejects.toThrow(/no account/);
    const at = await openAccountBench({ database, embedded: false });
    try {
      const use = { account: 'admin:county', token, password: 'a fresh long phrase' };
      expect((await at.bench.post('/v1/sign-in/password', use)).status).toBe(204);
      expect((await at.bench.post('/v1/sign-in/password', use)).status).toBe(401);
      expect((await at.enter('admin:county', use.password)).status).toBe(200);
    } finally {
      await at.close();
    }
  });
});
