import { NativeConnection, type NativeConnectionOptions, Worker } from '@temporalio/worker';
import { type ActivityDeps, createActivities } from '../activities/index.ts';
import type { Keyring } from '../privacy/index.ts';
import { taskQueueDefault } from '../workflows/messages.ts';
import { workflowBundle, workflowConverters } from './bundle.ts';
import { type HookNeeds, hookActivities } from './hooks/hook-activities.ts';
import { messageOrigins } from './message-origins.ts';
import { readablePayloads } from './readable-payloads.ts';
import { type WatchNeeds, watchActivities } from './watch/watch-activity.ts';

export interface WorkerConfig {
  readonly temporal: Pick<NativeConnectionOptions, 'address' | 'tls' | 'apiKey'>;
  readonly namespace?: string;
  /** Seals and opens all payloads. It must keep the keys of all messages that may be replayed. */
  readonly keyring: Keyring;
  readonly taskQueue?: string;
  readonly activities: ActivityDeps;
  /** With it the worker also compares the cases with their workflows. */
  readonly watch?: WatchNeeds;
  /** With it the worker also sends to the endpoints of programs. */
  readonly hooks?: HookNeeds;
  /** The number of workflows in memory, about 1 MB each. By default the heap decides. */
  readonly maxCachedWorkflows?: number;
  /** Directory that keeps the workflow bundle between starts. */
  readonly cacheDir?: string;
}

export interface RunningWorker {
  /** Resolves when the worker has stopped, and rejects when it has failed. */
  readonly done: Promise<void>;
  /** Takes no new work, finishes the present work, and closes the connection. */
  stop(): Promise<void>;
}

/** Connects and starts the worker. It returns once the worker polls. */
export async function startWorker(config: WorkerConfig): Promise<RunningWorker> {
  const {
    namespace = 'default',
    taskQueue = taskQueueDefault,
    maxCachedWorkflows,
    activities,
    watch,
    hooks,
    keyring,
  } = config;
  const { code, buildId } = await workflowBundle(config.cacheDir);
  const connection = await NativeConnection.connect(config.temporal);
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    activities: {
      ...createActivities(activities),
      ...(watch ? watchActivities(watch) : {}),
      ...(hooks ? hookActivities(hooks) : {}),
    },
    workflowBundle: { code },
    buildId,
    dataConverter: {
      payloadCodecs: [readablePayloads, messageOrigins(keyring)],
      failureConverterPath: workflowConverters.failureConverterPath,
    },
    reuseV8Context: true,
    maxCachedWorkflows,
    shutdownGraceTime: '30s',
  }).catch(async (error: unknown) => {
    await connection.close();
    throw error;
  });
  const done = worker.run().finally(() => connection.close());
  return {
    done,
    stop: () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      return done;
    },
  };
}
