import { setTimeout as pause } from 'node:timers/promises';
import type { County } from '../county/index.ts';
import { dayOf } from '../domain/index.ts';
import type { Store } from '../store/index.ts';
import type { WorkerLog } from './runtime-log.ts';
import { nameOf } from './tell-appeal.ts';

export interface Anchoring {
  readonly store: Pick<Store, 'evidence'>;
  /** The county in force, whose calendar defines the days. */
  readonly county: Pick<County, 'calendar'>;
  readonly log: Pick<WorkerLog, 'info' | 'warn'>;
  readonly clock: () => number;
  readonly signal: AbortSignal;
  readonly lookEveryMs?: number;
}

/** Checks for a new day until it is stopped. It waits out trouble with the database. */
export async function keepAnchoring(given: Anchoring): Promise<void> {
  const { signal, log, lookEveryMs = 60_000 } = given;
  while (!signal.aborted) {
    await anchorOnce(given).catch((error: unknown) => {
      log.warn({ error: nameOf(error) }, 'the anchor of the day failed and is tried again');
    });
    await pause(lookEveryMs, undefined, { signal }).catch(() => {});
  }
}

/**
 * Makes the anchor of the county's day if it is missing. It also logs the root. A copy outside of the database
 * shows if the database was rewritten.
 */
export async function anchorOnce({ store, county, log, clock }: Omit<Anchoring, 'signal'>): Promise<void> {
  const nowMs = clock();
  const day = dayOf(county.calendar, nowMs);
  const [newest] = await store.evidence.anchors({ most: 1 });
  if (!newest || newest.day < day) {
    const late = await store.evidence.recordMissedActs(nowMs);
    if (late > 0) log.warn({ acts: late }, 'acts were recorded late');
  }
  for (const { number, count, root, previous, hash } of await store.evidence.anchorDay(day, nowMs)) {
    log.info({ anchor: number, day, appeals: count, root, previous, hash }, 'anchored');
  }
}
