import { setTimeout as pause } from 'node:timers/promises';
import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  type GrpcRetryOptions,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';
import type { WorkerLog } from './runtime-log.ts';
import { addSearchAttributes } from './search-attributes.ts';
import { nameOf } from './tell-appeal.ts';
import { scheduleWatch } from './watch/schedule.ts';

export interface TemporalPlace {
  readonly address: string;
  readonly tls?: boolean;
  readonly apiKey?: string;
  readonly namespace: string;
  readonly taskQueue: string;
}

/** A retry would outlive the connection: the loop below tries again by itself. */
const once: GrpcRetryOptions = defaultGrpcRetryOptions({ maxAttempts: 1 });

/**
 * Adds what Temporal lacks: search attributes, and the schedule of the watch. Temporal may come later than the worker, so
 * it is tried until it is done or the worker stops.
 */
export async function prepareTemporal(
  place: TemporalPlace,
  log: Pick<WorkerLog, 'warn'>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await prepared(place);
      return;
    } catch (error) {
      log.warn({ error: nameOf(error) }, 'Temporal could not be prepared and is tried again');
      await pause(10_000, undefined, { signal }).catch(() => {});
    }
  }
}

async function prepared({ namespace, taskQueue, ...server }: TemporalPlace): Promise<void> {
  const connection = Connection.lazy({
    ...server,
    connectTimeout: 3_000,
    interceptors: [makeGrpcRetryInterceptor(once)],
  });
  try {
    await addSearchAttributes(connection, namespace);
    await scheduleWatch(new Client({ connection, namespace }), taskQueue);
  } finally {
    await connection.close();
  }
}
