import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EnvironmentProblem, readEnvironment } from '../../api/env.ts';
import { inFiles, readVariables, weaknessOf } from '../../environment/index.ts';

const good = randomBytes(32).toString('hex');
const problemOf = (read: () => unknown): EnvironmentProblem => {
  try {
    read();
  } catch (error) {
    if (error instanceof EnvironmentProblem) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
};

describe('a secret in a file', () => {
  let dir: string;
  const file = async (name: string, content: string) => {
    const path = join(dir, name);
    await writeFile(path, content);
    return path;
  };
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'huiyin-secrets-'));
  });
  afterAll(() => rm(dir, { recursive: true }));

  it.each(['HUIYIN_SECRET', 'HUIYIN_KEYS', 'MONGODB_URI', 'TEMPORAL_API_KEY'])('may be %s', async (name) => {
    const path = await file(name, ` ${good}\r\n`);
    expect(inFiles({ [`${name}_FILE`]: path, OTHER: 'x' })).toEqual({ [name]: good, OTHER: 'x' });
  });

  it.each(['HUIYIN_SMS_TOKEN', 'HUIYIN_OIDC_CLIENT_SECRET', 'HUIYIN_SMTP_PASSWORD'])(
    'may be one that comes later: %s',
    async (name) => {
      expect(inFiles({ [`${name}_FILE`]: await file(name, 'a\n') })).toEqual({ [name]: 'a' });
    },
  );

  it('is read by the API as if it stood in the environment', async () => {
    const path = await file('secret', `${good}\n`);
    expect(readEnvironment({ HUIYIN_SECRET_FILE: path })).toMatchObject({ HUIYIN_SECRET: good });
  });

  it('is named, with its file, where it cannot be read', async () => {
    const path = join(dir, 'nowhere');
    const { message, variables } = problemOf(() => readEnvironment({ HUIYIN_SECRET_FILE: path }));
    expect(variables).toEqual(['HUIYIN_SECRET_FILE']);
    expect(message).toBe(
      `HUIYIN_SECRET_FILE 指定的文件无法读取：${path}（ENOENT）。\n` +
        `The file that HUIYIN_SECRET_FILE names cannot be read: ${path} (ENOENT).`,
    );
  });

  it('must hold something', async () => {
    const path = await file('empty', '\n');
    await chmod(path, 0o400);
    expect(problemOf(() => inFiles({ HUIYIN_KEYS_FILE: path })).message).toContain('is empty');
  });

  it('does not stand beside the same in the environment: nobody would know which counts', async () => {
    const env = { HUIYIN_SECRET: good, HUIYIN_SECRET_FILE: await file('both', good) };
    expect(problemOf(() => inFiles(env)).variables).toEqual(['HUIYIN_SECRET', 'HUIYIN_SECRET_FILE']);
  });

  it('leaves other variables that end alike alone', () => {
    const env = { SSL_CERT_FILE: '/nowhere', HUIYIN_DATA_FILE: '/nowhere', HUIYIN_SECRET_FILE: '' };
    expect(inFiles(env)).toEqual(env);
  });
});

const weak: readonly (readonly [string, string])[] = [
  ['placeholder', 'change-me-change-me-change-me-change-me'],
  ['placeholder', 'please-put-your-own-key-of-32-characters'],
  ['placeholder', 'a secret for tests only, of more than 32 characters'],
  ['placeholder', 'huiyin-huiyin-huiyin-huiyin-huiyin'],
  ['placeholder', `${good.slice(0, 30)}-EXAMPLE`],
  ['repetitive', 'x'.repeat(40)],
  ['repetitive', '0'.repeat(64)],
  ['repetitive', '0123456789abcdef'.repeat(4)],
  ['guessable', 'abababababababababababababababac'],
  ['guessable', 'abcdefghijklmnopqrstuvwxyz0123456789'],
  ['guessable', '9876543210zyxwvutsrqponmlkjihgfedcba'],
];

describe('outside a local run', () => {
  it.each(weak)('a secret that is %s keeps the API from starting: %s', (weakness, secret) => {
    expect(weaknessOf(secret)).toBe(weakness);
    const { message, variables } = problemOf(() => readEnvironment({ HUIYIN_SECRET: secret }));
    expect(variables).toEqual(['HUIYIN_SECRET']);
    expect(message).toMatch(/^HUIYIN_SECRET .*拒绝启动.*\nHUIYIN_SECRET .*not started/);
    expect(message).not.toContain(secret);
  });

  it('a weak key among HUIYIN_KEYS is refused too', () => {
    const shape = { HUIYIN_KEYS: z.string(), HUIYIN_MODE: z.string().optional() };
    const keys = (second: string) => ({ HUIYIN_KEYS: `k2:${good},k1:${second}` });
    expect(problemOf(() => readVariables(shape, keys('ab'.repeat(32)))).variables).toEqual(['HUIYIN_KEYS']);
    expect(readVariables(shape, keys(randomBytes(32).toString('hex')))).toBeDefined();
  });

  it('a secret that chance has made is taken, however it is written', () => {
    for (let i = 0; i < 200; i += 1) {
      expect(weaknessOf(randomBytes(32).toString('hex'))).toBeNull();
      expect(weaknessOf(randomBytes(16).toString('hex'))).toBeNull();
    }
    expect(weaknessOf('Zk3/pQ8v+L1mXw9dT2rYc7BsN4hJ6gUa')).toBeNull();
  });
});

it('a local run may have any secret', () => {
  const env = { HUIYIN_SECRET: 'x'.repeat(40), HUIYIN_MODE: 'embedded' };
  expect(readEnvironment(env)).toMatchObject(env);
});
