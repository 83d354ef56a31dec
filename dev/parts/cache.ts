import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { takeLock } from '../processes/lock.ts';
import { explainWrite, type Say } from '../trouble.ts';

const LOOK_AGAIN_MS = 300;

const recordSchema = z.object({ program: z.string(), version: z.string(), from: z.string() });
/** `program` is relative to the entry, so that people can move the project with its cache. */
export type CacheRecord = z.infer<typeof recordSchema>;

export interface CachedPart extends CacheRecord {
  directory: string;
}

const RECORD = 'part.json';

/** Reads an entry. Every existing entry is complete, because one rename moves it into place. */
export async function readCached(roots: readonly string[], key: string): Promise<CachedPart | undefined> {
  for (const root of roots) {
    const directory = join(root, key);
    const text = await readFile(join(directory, RECORD), 'utf8').catch(() => undefined);
    if (text === undefined) continue;
    const record = recordSchema.parse(JSON.parse(text));
    return { ...record, program: join(directory, record.program), directory };
  }
  return undefined;
}

async function isWritable(directory: string): Promise<true | unknown> {
  const trial = join(directory, `.trial-${process.pid}`);
  try {
    await mkdir(directory, { recursive: true });
    await writeFile(trial, 'x');
    await rm(trial);
    return true;
  } catch (error) {
    return error;
  }
}

export async function firstWritable(roots: readonly string[]): Promise<string> {
  let why: unknown;
  for (const root of roots) {
    why = await isWritable(root);
    if (why === true) return root;
  }
  throw explainWrite(why, roots.join(', '));
}

async function clearAbandoned(root: string, key: string): Promise<void> {
  const entries = await readdir(root);
  const abandoned = entries.filter((entry) => entry.startsWith(`tmp-${key}-`));
  await Promise.all(abandoned.map((entry) => rm(join(root, entry), { recursive: true, force: true })));
}

/**
 * Another process may have finished first in spite of the lock. The lock avoids double work, and the rename is the
 * guarantee.
 */
async function moveIntoPlace(temporary: string, place: string): Promise<void> {
  try {
    await rename(temporary, place);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    await rm(temporary, { recursive: true, force: true });
  }
}

async function buildEntry(
  root: string,
  key: string,
  build: (directory: string) => Promise<CacheRecord>,
): Promise<void> {
  const temporary = join(root, `tmp-${key}-${process.pid}-${Date.now()}`);
  try {
    await clearAbandoned(root, key);
    await mkdir(temporary);
    const record = await build(temporary);
    await writeFile(join(temporary, RECORD), JSON.stringify(record));
    await moveIntoPlace(temporary, join(root, key));
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw explainWrite(error, root);
  }
}

/** Builds an entry once. A second process waits for the first one and uses its entry. */
export async function cachedOrBuilt(
  roots: readonly string[],
  key: string,
  build: (directory: string) => Promise<CacheRecord>,
  say: Say,
): Promise<CachedPart> {
  let waiting = false;
  for (;;) {
    const cached = await readCached(roots, key);
    if (cached) return cached;
    const root = await firstWritable(roots);
    const lock = await takeLock(join(root, `${key}.lock`));
    if (lock.taken) {
      try {
        if (!(await readCached(roots, key))) await buildEntry(root, key, build);
      } finally {
        await lock.release();
      }
      continue;
    }
    if (!waiting) {
      const pid = lock.heldBy.pid;
      say({
        zh: `${key}：进程 ${pid} 正在准备，等它完成。`,
        en: `${key}: process ${pid} is preparing it. Waiting until it is done.`,
      });
    }
    waiting = true;
    await pause(LOOK_AGAIN_MS);
  }
}
