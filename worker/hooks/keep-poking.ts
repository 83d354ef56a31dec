import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { pokeHook } from '../../activities/poke-hooks.ts';
import type { Store } from '../../store/index.ts';
import type { WorkerLog } from '../runtime-log.ts';
import { nameOf } from '../tell-appeal.ts';

export interface Poking {
  readonly store: Pick<Store, 'hooks'>;
  readonly client: Client;
  readonly taskQueue: string;
  readonly log: Pick<WorkerLog, 'warn'>;
  readonly clock: () => number;
  readonly signal: AbortSignal;
  readonly lookEveryMs?: number;
}

/** A row that should have been tried so long ago has lost its poke. */
const LATE_MS = 15_000;

/** Wakes endpoints whose rows are late, until it is stopped. So a process that dies between row and poke loses nothing. */
export async function keepPoking(given: Poking): Promise<void> {
  const { signal, log, lookEveryMs = 30_000 } = given;
  while (!signal.aborted) {
    await pokeLate(given).catch((error: unknown) => {
      log.warn({ error: nameOf(error) }, 'late deliveries could not be looked for');
    });
    await pause(lookEveryMs, undefined, { signal }).catch(() => {});
  }
}

/** Pokes once, and returns the endpoints. */
export async function pokeLate({ store, client, taskQueue, clock }: Omit<Poking, 'signal' | 'log'>) {
  const late = await store.hooks.outbox.late(clock() - LATE_MS);
  const ids = late.filter((receiver) => receiver.startsWith('hook:')).map((receiver) => receiver.slice(5));
  const found = await Promise.all(ids.map((id) => store.hooks.find(id)));
  const active = found.flatMap((hook) => (hook?.state === 'active' ? [hook.id] : []));
  for (const endpoint of active) await pokeHook(client, taskQueue, endpoint);
  return active;
}
