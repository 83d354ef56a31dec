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

/** The dev server's limits are made for a laptop at rest; a load test lifts them out of its way. */
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
  /** Without the web UI; the default where no `uiPort` is given. */
  headless?: boolean;
  /** Where the web UI has payloads opened. */
  codecEndpoint?: string;
  /** Kept in this file; without one in memory. */
  dbFile?: string;
  namespace?: string;
  dynamicConfig?: DynamicConfig;
  log?: string;
  /** The `temporal` to run; without one it is found or fetched. */
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
    // Write-ahead logging gives four times the throughput of the default file mode.
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

/** Answers once the namespace does: the front-end is up before the namespace is. */
const untilServing = (part: PartProcess, address: string, namespace: string): Promise<void> =>
  until({ name: 'Temporal', part, limitMs: READY_WITHIN_MS }, async () => {
    const connection = await Connection.connect({ address, connectTimeout: 1_000 });
    try {
      await connection.workflowService.describeNamespace({ namespace });
    } finally {
      await connection.close();
    }
  });

/** A real Temporal server of the dev kind: one process, one shard, SQLite. */
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

/** The dev server forgets closed workflows after a day; a case file is asked for longer. */
export async function keepClosedFor(connection: Connection, namespace: string, days: number): Promise<void> {
  await connection.workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: msToTs(days * DAY_MS) },
  });
}
