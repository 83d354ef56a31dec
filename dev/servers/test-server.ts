import { Connection } from '@temporalio/client';
import { hereAndNow } from '../parts/context.ts';
import { findTestServer } from '../parts/test-server.ts';
import { freePort } from '../ports.ts';
import { type PartProcess, startProcess } from '../processes/part-process.ts';
import { until } from './until.ts';

const READY_WITHIN_MS = 30_000;
const STOP_WITHIN_MS = 5_000;

export interface TestServerOptions {
  port?: number;
  log?: string;
  /** The test server's program. Without it one is found or fetched. */
  program?: string;
}

export interface RunningTestServer {
  address: string;
  process: PartProcess;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/**
 * Starts the time-skipping server. Skipping affects the whole server, so tests that skip in parallel each start one
 * (a second).
 */
export async function startTestServer(options: TestServerOptions = {}): Promise<RunningTestServer> {
  const port = options.port ?? (await freePort());
  const command = options.program ?? (await findTestServer(hereAndNow())).program;
  const part = await startProcess({
    name: 'Temporal test server',
    command,
    args: [String(port)],
    log: options.log,
  });
  const address = `127.0.0.1:${port}`;
  try {
    await until({ name: 'Temporal test server', part, limitMs: READY_WITHIN_MS }, async () => {
      const connection = await Connection.connect({ address, connectTimeout: 1_000 });
      await connection.close();
    });
  } catch (error) {
    await part.kill();
    throw error;
  }
  return { address, process: part, stop: () => part.stop(STOP_WITHIN_MS), kill: part.kill };
}
