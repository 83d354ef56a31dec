import { setTimeout as pause } from 'node:timers/promises';
import { currentRules } from '../domain/index.ts';
import type { Store } from '../store/index.ts';
import type { RunningWorker } from './run.ts';
import type { WorkerLog } from './runtime-log.ts';
import { nameOf } from './tell-appeal.ts';

/** A worker that lacks a key or the rules of an open appeal must not touch it: its tasks would fail, or worse. */
export class Unfit extends Error {
  override name = 'Unfit';
}

export interface FitnessNeeds {
  readonly store: Pick<Store, 'proveKeys' | 'openUnderRulesAfter'>;
  readonly log: Pick<WorkerLog, 'warn' | 'error'>;
  readonly clock: () => number;
  readonly signal: AbortSignal;
  readonly everyMs?: number;
}

/** Says why this worker may not work, or null. Throws the driver's error while the database is away. */
export async function unfitness({ store, clock }: FitnessNeeds): Promise<string | null> {
  const { missing, other } = await store.proveKeys(clock());
  if (missing.length > 0) return `key ${missing.join(', ')} of the installation is not in HUIYIN_KEYS`;
  if (other.length > 0) return `key ${other.join(', ')} is not the installation's: check HUIYIN_SECRET`;
  const later = await store.openUnderRulesAfter(currentRules);
  if (later === null) return null;
  return `appeal ${later.id} is open under rules ${later.rules}, and this release knows ${currentRules}`;
}

/**
 * Starts a worker only where it fits, and stops it as soon as it does not. The database may be away: then the worker
 * works, for what it knew before still holds. Throws Unfit.
 */
export async function startFit(
  needs: FitnessNeeds,
  start: () => Promise<RunningWorker>,
): Promise<RunningWorker> {
  const why = await known(needs);
  if (why !== null) throw new Unfit(why);
  const worker = await start();
  void watched(needs, worker);
  return worker;
}

async function known(needs: FitnessNeeds): Promise<string | null> {
  return unfitness(needs).catch((error: unknown) => {
    needs.log.warn({ error: nameOf(error) }, 'the database could not be asked whether this worker fits');
    return null;
  });
}

async function watched(needs: FitnessNeeds, worker: RunningWorker): Promise<void> {
  const { signal, everyMs = 15_000, log } = needs;
  let ended = false;
  const done = worker.done.catch(() => {}).finally(() => (ended = true));
  while (!ended && !signal.aborted) {
    await Promise.race([done, pause(everyMs, undefined, { signal }).catch(() => {})]);
    const why = ended || signal.aborted ? null : await known(needs);
    if (why === null) continue;
    log.error({ alarm: 'worker-unfit', why }, 'the worker stops');
    await worker.stop().catch(() => {});
    return;
  }
}
