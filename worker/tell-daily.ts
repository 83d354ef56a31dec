import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { County } from '../county/index.ts';
import { dayOf } from '../domain/index.ts';
import type { Store } from '../store/index.ts';
import type { WorkerLog } from './runtime-log.ts';
import { nameOf, tellPeople } from './tell-appeal.ts';

/**
 * Tells every open appeal each day who is on leave and who is back, because leave changes with a day. Only the
 * appeals record it. A starting worker therefore goes through all of them once. Several workers tell each appeal
 * only once.
 */
export interface TellingDaily {
  readonly store: Pick<Store, 'listOpen'>;
  readonly client: Client;
  /** The county in force. */
  readonly county: Pick<County, 'calendar' | 'standingFacts'>;
  readonly log: Pick<WorkerLog, 'info' | 'warn'>;
  readonly clock: () => number;
  readonly signal: AbortSignal;
  readonly times?: Partial<DailyTimes>;
}
export interface DailyTimes {
  readonly lookEveryMs: number;
  readonly updateMs: number;
  /** After this time all appeals are tried again if some failed. */
  readonly againAfterMs: number;
}
const usualTimes: DailyTimes = { lookEveryMs: 30_000, updateMs: 15_000, againAfterMs: 300_000 };
/** The number of appeals told at once. */
const PAGE = 12;

/** Checks for a new day until it is stopped. A day that failed is tried again later. */
export async function keepTellingDaily(given: TellingDaily): Promise<void> {
  const { signal, log, county, clock } = given;
  const { lookEveryMs, againAfterMs } = { ...usualTimes, ...given.times };
  let told = '';
  while (!signal.aborted) {
    const today = dayOf(county.calendar, clock());
    let waitMs = lookEveryMs;
    try {
      if (today === told || (await tellDay(given))) told = today;
      else waitMs = againAfterMs;
    } catch (error) {
      log.warn({ error: nameOf(error) }, 'telling the open appeals of absences failed and is tried again');
    }
    await pause(waitMs, undefined, { signal }).catch(() => {});
  }
}

/** Returns true if every open appeal knows who is at work now. Throws if a server is unreachable. */
export async function tellDay(given: TellingDaily): Promise<boolean> {
  const { store, client, county, clock, signal, log } = given;
  const { updateMs } = { ...usualTimes, ...given.times };
  const telling = { client, county, clock, log, updateMs };
  let failed = 0;
  for (let after = ''; !signal.aborted; ) {
    const page = await store.listOpen({ after, most: PAGE });
    const last = page.at(-1);
    if (!last) {
      log.info({ failed }, 'the open appeals were told of absences');
      return failed === 0;
    }
    const told = await Promise.all(page.map((state) => tellPeople(telling, state)));
    failed += told.filter((ok) => !ok).length;
    after = last.id;
  }
  return false;
}
