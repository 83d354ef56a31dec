import { setTimeout as pause } from 'node:timers/promises';
import { type OrphanTimes, orphanTimes, removeAttachment, type Store } from '../store/index.ts';
import type { WorkerLog } from './runtime-log.ts';
import { nameOf } from './tell-appeal.ts';

/**
 * Deletes attachments that no appeal has named: unfinished uploads, unused files, and refused ones. It marks each
 * first, so that nobody can name it any more. A lease gives each to one worker.
 */
export interface Collecting {
  readonly store: Pick<Store, 'attachments' | 'pieces'>;
  readonly log: Pick<WorkerLog, 'info' | 'warn'>;
  readonly clock: () => number;
  readonly signal: AbortSignal;
  readonly times?: Partial<CollectTimes>;
}
export interface CollectTimes extends OrphanTimes {
  readonly lookEveryMs: number;
  readonly leaseMs: number;
}
export const usualCollectTimes: CollectTimes = {
  ...orphanTimes,
  lookEveryMs: 10 * 60_000,
  leaseMs: 60_000,
};

/** Looks every few minutes until it is stopped. It waits out trouble with the database. */
export async function keepCollecting(given: Collecting): Promise<void> {
  const times = { ...usualCollectTimes, ...given.times };
  while (!given.signal.aborted) {
    await collectOrphans(given, times).catch((error: unknown) => {
      given.log.warn({ error: nameOf(error) }, 'deleting unused attachments failed and is tried again');
    });
    await pause(times.lookEveryMs, undefined, { signal: given.signal }).catch(() => {});
  }
}

/** Deletes all present orphans and returns their number. */
export async function collectOrphans(
  { store, log, clock, signal }: Collecting,
  times: CollectTimes = usualCollectTimes,
): Promise<number> {
  let count = 0;
  while (!signal.aborted) {
    const nowMs = clock();
    const orphan = await store.attachments.takeOrphan({
      nowMs,
      untilMs: nowMs + times.leaseMs,
      unfinishedMs: nowMs - times.unfinishedMs,
      unusedMs: nowMs - times.unusedMs,
    });
    if (!orphan) break;
    await removeAttachment(store, orphan);
    count += 1;
  }
  if (count > 0) log.info({ count }, 'unused attachments were deleted');
  return count;
}
