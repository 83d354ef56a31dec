import { setTimeout as pause } from 'node:timers/promises';
import type { RunningWorker } from './run.ts';
import type { WorkerLog } from './runtime-log.ts';

/** Between two tries, longer each time that one fails. */
export const usualPauses = { firstMs: 1_000, longestMs: 10_000 };

/**
 * Keeps a worker running until it is told to stop: Temporal may not be there yet, or be away for longer than the
 * SDK waits, and cases must go on as soon as it is back. Resolves once the last worker has drained.
 */
export async function keepRunning(
  start: () => Promise<RunningWorker>,
  log: Pick<WorkerLog, 'info' | 'error'>,
  stop: AbortSignal,
  { firstMs, longestMs } = usualPauses,
): Promise<void> {
  const told = new Promise<void>((resolve) =>
    stop.addEventListener('abort', () => resolve(), { once: true }),
  );
  for (let pauseMs = firstMs; !stop.aborted; pauseMs = Math.min(2 * pauseMs, longestMs)) {
    try {
      const worker = await start();
      pauseMs = firstMs;
      log.info({}, 'working');
      await Promise.race([worker.done, told]);
      await worker.stop();
    } catch (error) {
      log.error({ err: error, pauseMs }, 'the worker could not run, it is started again');
      await pause(pauseMs, undefined, { signal: stop }).catch(() => {});
    }
  }
}
