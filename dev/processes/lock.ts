import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { identify, lives, type ProcessIdentity } from './identity.ts';

const holderSchema = z.object({ pid: z.number().int(), started: z.string(), token: z.string() });
type Holder = z.infer<typeof holderSchema>;

export type LockAttempt =
  | { taken: true; release: () => Promise<void> }
  | { taken: false; heldBy: ProcessIdentity };

async function readHolder(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return { pid: 0, started: '', token: '' };
  }
}

/** Links the file into place, so that no reader sees half a lock. */
async function place(path: string, holder: Holder): Promise<boolean> {
  const draft = `${path}.${holder.token}`;
  await writeFile(draft, JSON.stringify(holder));
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Removes a dead holder's lock, and restores it if a living process took it meanwhile. */
async function clearStale(path: string, seen: Holder): Promise<void> {
  const aside = `${path}.stale-${randomUUID()}`;
  if (
    !(await rename(path, aside).then(
      () => true,
      () => false,
    ))
  )
    return;
  if ((await readHolder(aside))?.token !== seen.token) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

/** Takes a lock file. A dead holder, or another process with the same number, no longer holds it. */
export async function takeLock(path: string): Promise<LockAttempt> {
  const self = await identify(process.pid);
  const holder: Holder = { pid: process.pid, started: self?.started ?? '', token: randomUUID() };
  for (;;) {
    if (await place(path, holder)) {
      const release = async () => {
        if ((await readHolder(path))?.token === holder.token) await rm(path, { force: true });
      };
      return { taken: true, release };
    }
    const seen = await readHolder(path);
    if (seen && (await lives(seen)))
      return { taken: false, heldBy: { pid: seen.pid, started: seen.started } };
    if (seen) await clearStale(path, seen);
  }
}
