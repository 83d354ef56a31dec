import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { type County, countyOfStored } from '../county/index.ts';
import type { CountyVersion, Progress, Store } from '../store/index.ts';
import type { WorkerLog } from './runtime-log.ts';
import { nameOf, type Telling, tellAppeal } from './tell-appeal.ts';

/**
 * Carries a change of the county to every open appeal. The stored version is the job. It says what to tell, how far
 * the job is, and until when a worker holds it. Another worker therefore continues after a crash. The job skips
 * appeals that know the change. Each message has an id of appeal and version, so nothing is told twice.
 */
export interface Carrying {
  readonly store: Pick<Store, 'county' | 'listOpen' | 'countOpen'>;
  readonly client: Client;
  readonly log: Pick<WorkerLog, 'info' | 'warn'>;
  readonly clock: () => number;
  readonly signal: AbortSignal;
  readonly times?: Partial<CarryTimes>;
}
export interface CarryTimes {
  readonly lookEveryMs: number;
  /** After this time every process uses the new version, and the store has every earlier filing. */
  readonly settledAfterMs: number;
  readonly leaseMs: number;
  readonly updateMs: number;
}
const usualTimes: CarryTimes = {
  lookEveryMs: 2_000,
  settledAfterMs: 15_000,
  leaseMs: 30_000,
  updateMs: 15_000,
};
/** The number of appeals told at once. The lease outlasts them all. */
const PAGE = 12;

/** Looks for changes to carry out until it is stopped. It waits out trouble with the servers. */
export async function keepCarrying(given: Carrying): Promise<void> {
  const times = { ...usualTimes, ...given.times };
  while (!given.signal.aborted) {
    const did = await carryNext(given, times).catch((error: unknown) => {
      given.log.warn(
        { error: nameOf(error) },
        'carrying out a change of the county failed and is tried again',
      );
      return false;
    });
    if (!did) await pause(times.lookEveryMs, undefined, { signal: given.signal }).catch(() => {});
  }
}

async function carryNext(given: Carrying, times: CarryTimes): Promise<boolean> {
  const { store, clock, log } = given;
  const untilMs = clock() + times.leaseMs;
  const change = await store.county.takeUp(clock(), untilMs);
  if (!change?.carry) return false;
  const job = new Job(given, times, change, { ...change.carry }, untilMs);
  const done = await job.run();
  if (done)
    log.info({ version: change.version, ...done }, 'a change of the county has reached the open appeals');
  return done !== null;
}

class Job {
  private readonly given: Carrying;
  private readonly times: CarryTimes;
  private readonly version: number;
  private readonly county: County;
  private progress: Progress;
  private leaseUntilMs: number;

  constructor(
    given: Carrying,
    times: CarryTimes,
    change: CountyVersion,
    progress: Progress,
    untilMs: number,
  ) {
    this.given = given;
    this.times = times;
    this.version = change.version;
    this.county = countyOfStored(change.data);
    this.progress = progress;
    this.leaseUntilMs = untilMs;
  }

  /**
   * Returns the result, or null if the job did not end. It makes two passes, and the second finds what the first
   * missed.
   */
  async run(): Promise<Pick<Progress, 'done' | 'failed'> | null> {
    const { store } = this.given;
    if (this.progress.total === null) await this.keep({ total: await store.countOpen() });
    if (this.progress.pass === 1) {
      if (!(await this.through())) return null;
      await this.keep({ pass: 2, after: '' });
    }
    if (!(await this.settled())) return null;
    if (this.progress.after === '') await this.keep({ done: 0, failed: 0 });
    if (!(await this.through())) return null;
    await this.keep({ state: 'done', finishedAtMs: this.given.clock() });
    return { done: this.progress.done, failed: this.progress.failed };
  }

  /** Waits until no process can use the former county, and renews the lease meanwhile. */
  private async settled(): Promise<boolean> {
    const { clock, signal } = this.given;
    const waitMs = this.progress.storedAtMs + this.times.settledAfterMs - clock();
    if (waitMs <= 0) return true;
    await pause(Math.min(waitMs, this.times.leaseMs / 2), undefined, { signal }).catch(() => {});
    if (signal.aborted) return false;
    await this.keep({});
    return this.settled();
  }

  private telling(): Telling {
    const { client, clock, log } = this.given;
    const { version, county, progress, times } = this;
    return { client, clock, log, version, county, what: progress, updateMs: times.updateMs };
  }

  private async through(): Promise<boolean> {
    const { store, signal, clock } = this.given;
    for (;;) {
      if (signal.aborted || clock() >= this.leaseUntilMs) return false;
      const page = await store.listOpen({ after: this.progress.after, most: PAGE });
      const last = page.at(-1);
      if (!last) return true;
      const all = await Promise.all(page.map((state) => tellAppeal(this.telling(), state)));
      // Many people read the progress, so it never counts reports of misconduct.
      const told = all.filter((_, index) => page[index]?.category.confidential !== true);
      const failed = told.filter((ok) => !ok).length;
      const { progress } = this;
      await this.keep({
        after: last.id,
        done: progress.done + told.length - failed,
        failed: progress.failed + failed,
      });
    }
  }

  /** Saves the progress and renews the lease. Throws if another worker has taken over. */
  private async keep(changes: Partial<Progress>): Promise<void> {
    const { store, clock } = this.given;
    this.progress = { ...this.progress, ...changes };
    const untilMs = Math.max(clock() + this.times.leaseMs, this.leaseUntilMs + 1);
    const kept = await store.county.keep(this.version, this.progress, this.leaseUntilMs, untilMs);
    if (!kept) throw new LeaseLost(`county version ${this.version}`);
    this.leaseUntilMs = untilMs;
  }
}

class LeaseLost extends Error {
  override name = 'LeaseLost';
}
