import { setTimeout as pause } from 'node:timers/promises';
import type { RunningWorker } from './run.ts';
import type { WorkerLog } from './runtime-log.ts';

/** Pauses between attempts. They grow with each failure. */
export const usualPauses = { firstMs: 1_000, longestMs: 10_000 };

/**
 * Keeps a worker running until it is stopped. Temporal may start late, or be unreachable for longer than the SDK
 * waits. Cases must continue as soon as it is back. Resolves after the last worker has drained.
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
      log.error({ err: error, pauseMs }, 'the worker failed and is started again');
      await pause(pauseMs, undefined, { signal: stop }).catch(() => {});
    }
  }
}
