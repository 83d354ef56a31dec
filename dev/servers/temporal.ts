import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { hereAndNow } from '../parts/context.ts';
import { findTemporal } from '../parts/temporal.ts';
import { freePort } from '../ports.ts';
import { type PartProcess, startProcess } from '../processes/part-process.ts';
import { explainWrite } from '../trouble.ts';
import { until } from './until.ts';

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 10_000;
const DAY_MS = 86_400_000;

export type DynamicConfig = Readonly<Record<string, string | number | boolean>>;

/** Raises the dev server's limits for load tests. The defaults suit an idle laptop. */
export const loadDynamicConfig: DynamicConfig = {
  'frontend.rps': 100_000,
  'frontend.namespaceRPS': 100_000,
  'matching.rps': 100_000,
  'history.rps': 100_000,
  'frontend.persistenceMaxQPS': 100_000,
  'history.persistenceMaxQPS': 100_000,
  'matching.persistenceMaxQPS': 100_000,
  'worker.persistenceMaxQPS': 100_000,
  'history.hostLevelCacheMaxSize': 65_536,
};

export interface TemporalOptions {
  port?: number;
  uiPort?: number;
  /** Starts without the web UI, as is the default without `uiPort`. */
  headless?: boolean;
  /** Address at which the web UI opens payloads. */
  codecEndpoint?: string;
  /** The data file. Without it the data stays in memory. */
  dbFile?: string;
  namespace?: string;
  dynamicConfig?: DynamicConfig;
  log?: string;
  /** The `temporal` program. Without it one is found or fetched. */
  program?: string;
  onProcess?: (part: PartProcess) => void;
}

export interface RunningTemporal {
  address: string;
  namespace: string;
  uiUrl: string | undefined;
  process: PartProcess;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

function temporalArguments(options: TemporalOptions, port: number, namespace: string): string[] {
  const headless = options.headless ?? options.uiPort === undefined;
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--namespace', namespace],
    ...['--log-level', 'warn'],
    ...(headless ? ['--headless'] : []),
    ...(!headless && options.uiPort ? ['--ui-port', String(options.uiPort)] : []),
    ...(!headless && options.codecEndpoint ? ['--ui-codec-endpoint', options.codecEndpoint] : []),
    // Write-ahead logging has four times the throughput of the default file mode.
    ...(options.dbFile ? ['--db-filename', options.dbFile] : []),
    ...(options.dbFile
      ? ['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal']
      : []),
    ...Object.entries(options.dynamicConfig ?? {}).flatMap(([key, value]) => [
      '--dynamic-config-value',
      `${key}=${JSON.stringify(value)}`,
    ]),
  ];
}

/** Waits for the namespace, because the front-end is ready before it. */
const untilServing = (part: PartProcess, address: string, namespace: string): Promise<void> =>
  until({ name: 'Temporal', part, limitMs: READY_WITHIN_MS }, async () => {
    const connection = await Connection.connect({ address, connectTimeout: 1_000 });
    try {
      await connection.workflowService.describeNamespace({ namespace });
    } finally {
      await connection.close();
    }
  });

/** Starts a real Temporal dev server: one process, one shard, SQLite. */
export async function startTemporal(options: TemporalOptions = {}): Promise<RunningTemporal> {
  const port = options.port ?? (await freePort());
  const namespace = options.namespace ?? 'default';
  const program = options.program ?? (await findTemporal(hereAndNow())).program;
  const { dbFile } = options;
  if (dbFile) {
    await mkdir(dirname(dbFile), { recursive: true }).catch((error: unknown) => {
      throw explainWrite(error, dirname(dbFile));
    });
  }
  const part = await startProcess({
    name: 'Temporal',
    command: program,
    args: temporalArguments(options, port, namespace),
    log: options.log,
    onProcess: options.onProcess,
  });
  const address = `127.0.0.1:${port}`;
  try {
    await untilServing(part, address, namespace);
  } catch (error) {
    await part.kill();
    throw error;
  }
  const uiPort = options.headless ? undefined : options.uiPort;
  return {
    address,
    namespace,
    uiUrl: uiPort ? `http://127.0.0.1:${uiPort}` : undefined,
    process: part,
    stop: () => part.stop(STOP_WITHIN_MS),
    kill: part.kill,
  };
}

/**
 * Extends the retention of closed workflows. The dev server deletes them after a day, but people need case files
 * for longer.
 */
export async function keepClosedFor(connection: Connection, namespace: string, days: number): Promise<void> {
  await connection.workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: msToTs(days * DAY_MS) },
  });
}
