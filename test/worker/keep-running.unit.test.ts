import { describe, expect, it } from 'vitest';
import { keepRunning } from '../../worker/keep-running.ts';
import type { RunningWorker } from '../../worker/run.ts';

/** A worker that can be made to fail, and that says when it was stopped. */
function fakeWorker() {
  let end = { resolve: () => {}, reject: (_: Error) => {} };
  const done = new Promise<void>((resolve, reject) => {
    end = { resolve, reject };
  });
  done.catch(() => {});
  const worker = { done, stopped: false, fail: (why: string) => end.reject(new Error(why)) };
  const stop = async () => {
    worker.stopped = true;
    end.resolve();
  };
  return Object.assign(worker, { stop }) satisfies RunningWorker;
}

const logger = () => {
  const said: string[] = [];
  const log = {
    info: (_: object, text: string) => said.push(text),
    error: (_: object, text: string) => said.push(text),
  };
  return { said, log };
};

describe('a worker that is kept running', () => {
  it('drains and is not started again once it is told to stop', async () => {
    const { log, said } = logger();
    const stop = new AbortController();
    const worker = fakeWorker();
    let starts = 0;
    const kept = keepRunning(
      async () => {
        starts += 1;
        queueMicrotask(() => stop.abort());
        return worker;
      },
      log,
      stop.signal,
    );
    await kept;
    expect({ starts, stopped: worker.stopped, said }).toEqual({
      starts: 1,
      stopped: true,
      said: ['working'],
    });
  });

  it('is started again after it could not start and after it failed', async () => {
    const { log, said } = logger();
    const stop = new AbortController();
    const failing = fakeWorker();
    const good = fakeWorker();
    const starts = [
      async () => {
        throw new Error('no server yet');
      },
      async () => {
        failing.fail('the server went away');
        return failing;
      },
      async () => {
        queueMicrotask(() => stop.abort());
        return good;
      },
    ];
    await keepRunning(async () => (await starts.shift()?.()) as RunningWorker, log, stop.signal, {
      firstMs: 1,
      longestMs: 2,
    });
    const again = 'the worker failed and is started again';
    expect(said).toEqual([again, 'working', again, 'working']);
    expect(good.stopped).toBe(true);
  });

  it('stops at once while it waits for another try', async () => {
    const { log } = logger();
    const stop = new AbortController();
    const start = async (): Promise<RunningWorker> => {
      queueMicrotask(() => stop.abort());
      throw new Error('no server');
    };
    await expect(keepRunning(start, log, stop.signal)).resolves.toBeUndefined();
  }, 500);
});
