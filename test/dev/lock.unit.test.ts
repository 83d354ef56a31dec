import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { identify } from '../../dev/processes/identity.ts';
import { takeLock } from '../../dev/processes/lock.ts';
import { openWorkshop } from './fixtures/workshop.ts';

const held = (pid: number, started: string) => JSON.stringify({ pid, started, token: 'other' });

describe('a lock', () => {
  it('is held by one, and can be taken after its release', async () => {
    const { directory } = await openWorkshop();
    const path = join(directory, 'lock');
    const first = await takeLock(path);
    const second = await takeLock(path);
    expect(first.taken).toBe(true);
    expect(second).toMatchObject({ taken: false, heldBy: { pid: process.pid } });
    if (first.taken) await first.release();
    expect((await takeLock(path)).taken).toBe(true);
  });

  it('is given to one of many who ask at the same time', async () => {
    const { directory } = await openWorkshop();
    const attempts = await Promise.all(Array.from({ length: 20 }, () => takeLock(join(directory, 'lock'))));
    expect(attempts.filter((attempt) => attempt.taken)).toHaveLength(1);
  });

  it('is respected while its holder lives', async () => {
    const { file } = await openWorkshop();
    const parent = await identify(process.ppid);
    const path = await file('lock', held(process.ppid, parent?.started ?? ''));
    expect(await takeLock(path)).toMatchObject({ taken: false, heldBy: { pid: process.ppid } });
  });

  it('does not outlive a dead holder', async () => {
    const { directory, file } = await openWorkshop();
    const path = await file('lock', held(2 ** 22 + 1, 'long ago'));
    expect((await takeLock(path)).taken).toBe(true);
    expect(await readdir(directory)).toEqual(['bin', 'lock']);
  });

  it('does not mistake another process under the same number for its holder', async () => {
    const { file } = await openWorkshop();
    const path = await file('lock', held(process.ppid, 'another start'));
    expect((await takeLock(path)).taken).toBe(true);
  });

  it('is not blocked by a file that is no lock', async () => {
    const { file } = await openWorkshop();
    expect((await takeLock(await file('lock', 'half a li'))).taken).toBe(true);
  });
});
