import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { identify } from '../../dev/processes/identity.ts';
import {
  readStackFile,
  removeStackFile,
  type StackFile,
  writeStackFile,
} from '../../dev/stack/stack-file.ts';
import { openWorkshop } from './fixtures/workshop.ts';

const stackOf = async (pid: number): Promise<StackFile> => ({
  HUIYIN_MODE: 'embedded',
  startedAt: '2026-11-22T09:00:00+08:00',
  owner: { name: 'npm start', pid, started: (await identify(pid))?.started ?? 'long ago' },
  parts: [],
  apiUrl: 'http://127.0.0.1:8080',
  docsUrl: 'http://127.0.0.1:8080/docs',
  temporalAddress: '127.0.0.1:7233',
  temporalNamespace: 'default',
  taskQueue: 'appeals',
  mongodbUri: 'mongodb://127.0.0.1:27017/?replicaSet=rs0',
  mongodbDatabase: 'huiyin',
  county: 'county/',
  secretFile: '/data/secret',
});

describe('the file that says what runs where', () => {
  it('is read back as it was written, and only its owner may read it', async () => {
    const { directory } = await openWorkshop();
    const stack = await stackOf(process.pid);
    await writeStackFile(directory, stack);
    expect(await readStackFile(directory)).toEqual(stack);
    expect((await stat(join(directory, 'stack.json'))).mode & 0o777).toBe(0o600);
  });

  it('of a stack that died hard does not count', async () => {
    const { directory } = await openWorkshop();
    await writeStackFile(directory, await stackOf(2 ** 22 + 1));
    expect(await readStackFile(directory)).toBeUndefined();
  });

  it('is not there before a start and after a stop', async () => {
    const { directory } = await openWorkshop();
    expect(await readStackFile(directory)).toBeUndefined();
    await writeStackFile(directory, await stackOf(process.pid));
    await removeStackFile(directory);
    expect(await readStackFile(directory)).toBeUndefined();
  });
});
