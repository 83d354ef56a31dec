import { describe, expect, it, vi } from 'vitest';
import { AppealQueue } from '../../api/appeals/appeal-queue.ts';

/** A task that runs until it is let go. */
const held = () => {
  let go = () => {};
  const done = new Promise<void>((resolve) => {
    go = resolve;
  });
  return { task: () => done, go };
};
const limits = { inFlight: 2, waiting: 2, waitMs: 1000 };

describe('the queue of an appeal', () => {
  it('runs no more than its share at a time, the others in their order', async () => {
    const queue = new AppealQueue({ ...limits, waiting: 10 });
    const order: number[] = [];
    let running = 0;
    let most = 0;
    const task = (n: number) => async () => {
      running += 1;
      most = Math.max(most, running);
      await Promise.resolve();
      order.push(n);
      running -= 1;
    };
    await Promise.all([1, 2, 3, 4, 5, 6].map((n) => queue.run('A', task(n))));
    expect(most).toBe(2);
    expect(order).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('refuses with 429 what is beyond the waiting places', async () => {
    const queue = new AppealQueue(limits);
    const one = held();
    const going = [1, 2, 3, 4].map(() => queue.run('A', one.task));
    await expect(queue.run('A', one.task)).rejects.toMatchObject({ status: 429, code: 'queue-full' });
    one.go();
    await Promise.all(going);
  });

  it('refuses with 429 what has waited too long, and frees its place', async () => {
    vi.useFakeTimers();
    try {
      const waiting: number[] = [];
      const queue = new AppealQueue({ ...limits, inFlight: 1 }, (change) => waiting.push(change));
      const one = held();
      const first = queue.run('A', one.task);
      const late = queue.run('A', one.task).catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(1000);
      expect(await late).toMatchObject({ status: 429 });
      expect(waiting).toEqual([1, -1]);
      one.go();
      await first;
      await expect(queue.run('A', async () => 'next')).resolves.toBe('next');
    } finally {
      vi.useRealTimers();
    }
  });

  it('does not let one appeal wait for another', async () => {
    const queue = new AppealQueue({ ...limits, inFlight: 1 });
    const one = held();
    const busy = queue.run('A', one.task);
    await expect(queue.run('B', async () => 'done')).resolves.toBe('done');
    one.go();
    await busy;
  });

  it('passes the place on when a task fails', async () => {
    const queue = new AppealQueue({ ...limits, inFlight: 1 });
    const failed = queue.run('A', async () => {
      throw new Error('boom');
    });
    await expect(failed).rejects.toThrow('boom');
    await expect(queue.run('A', async () => 'next')).resolves.toBe('next');
  });
});
