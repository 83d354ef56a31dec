import { setTimeout as pause } from 'node:timers/promises';
import { orphanTimes, removeAttachment, type Store } from '../store/index.ts';
import type { WorkerLog } from './runtime-log.ts';
import { nameOf } from './tell-appeal.ts';

/**
 * Attachments that no appeal has named are thrown away: uploads that nobody finished, files that nobody used, what
 * was refused. Each is marked first, so that nothing can name it any more, and is one worker's until its lease ends.
 */
export interface Collecting {
  readonly store: Pick<Store, 'attachments' | 'pieces'>;
  readonly log: Pick<WorkerLog, 'info' | 'warn'>;
  readonly clock: () => number;
  readonly signal: AbortSignal;
  readonly times?: Partial<CollectTimes>;
}
export interface CollectTimes {
  readonly lookEveryMs: number;
  /** Since the last byte, or since it was refused. */
  readonly unfinishedMs: number;
  /** Since it was uploaded, or last named by a command that failed. */
  readonly unusedMs: number;
  readonly leaseMs: number;
}
export const usualCollectTimes: CollectTimes = {
  ...orphanTimes,
  lookEveryMs: 10 * 60_000,
  leaseMs: 60_000,
};

/** Looks every few minutes until it is told to stop. Trouble with the database is waited out. */
export async function keepCollecting(given: Collecting): Promise<void> {
  const times = { ...usualCollectTimes, ...given.times };
  while (!given.signal.aborted) {
    await collectOrphans(given, times).catch((error: unknown) => {
      given.log.warn({ error: nameOf(error) }, 'unused attachments wait to be deleted');
    });
    await pause(times.lookEveryMs, undefined, { signal: given.signal }).catch(() => {});
  }
}

/** Deletes all that there are now, and gives how many. */
export async function collectOrphans(
  { store, log, clock, signal }: Collecting,
  times: CollectTimes = usualCollectTimes,
): Promise<number> {
  let count = 0;
  while (!signal.aborted) {
    const nowMs = clock();
    const orphan = await store.attachments.takeOrphan({
      ...{ nowMs, untilMs: nowMs + times.leaseMs },
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
