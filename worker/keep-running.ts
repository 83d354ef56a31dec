import { setTimeout as pause } from 'node:timers/promises';
import type { RunningWorker } from './run.ts';
import type { WorkerLog } from './runtime-log.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Keeps a worker running until it is told to stop: Temporal may not be there yet, or be away for longer than the
 * SDK waits, and cases must go on as soon as it is back. Resolves once the last worker has drained.
 */
export async function keepRunning(
  start: () => Promise<RunningWorker>,
  log: Pick<WorkerLog, 'info' | 'error'>,
  stop: AbortSignal,
): Promise<void> {
  const told = new Promise<void>((resolve) =>
    stop.addEventListener('abort', () => resolve(), { once: true }),
  );
  for (let pauseMs = FIRST_PAUSE_MS; !stop.aborted; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      const worker = await start();
      pauseMs = FIRST_PAUSE_MS;
      log.info({}, 'working');
      await Promise.race([worker.done, told]);
      await worker.stop();
    } catch (error) {
      log.error({ err: error, pauseMs }, 'the worker could not run, it is started again');
      await pause(pauseMs, undefined, { signal: stop }).catch(() => {});
    }
  }
}
