import { describe, expect, it, vi } from 'vitest';
import { watchClock } from '../../api/appeals/clock-watch.ts';
import { fromSomebodyElse, openBench } from './kit.ts';

const at = Date.parse('2026-11-22T01:00:00Z');

/** A watch that has looked once, on a machine whose clock shows `at`. */
async function watched(serverMs: () => Promise<number>) {
  const raised: object[] = [];
  const log = { info: () => {}, warn: vi.fn(), error: (fields: object) => void raised.push(fields) };
  const metrics = { alarms: { inc: () => {} } } as never;
  const watch = watchClock({ store: { serverTimeMs: serverMs }, clock: () => at, log, metrics }, 1e9);
  await new Promise<void>((resolve) => setImmediate(resolve));
  watch.stop();
  return { watch, raised, warned: log.warn.mock.calls.length };
}

describe('the clock of the API', () => {
  it.each([
    [at - 61_000, 61_000, 1],
    [at + 61_000, -61_000, 1],
    [at - 59_000, 59_000, 0],
    [at, 0, 0],
  ])('is compared with the database’s: %d', async (server, aheadMs, alarms) => {
    const { watch, raised } = await watched(async () => server);
    expect([watch.aheadMs(), raised.length]).toEqual([aheadMs, alarms]);
    if (alarms) expect(raised[0]).toMatchObject({ alarm: 'clock-differs', aheadMs });
  });

  it('is right as far as anybody knows while the database is away', async () => {
    const { watch, raised, warned } = await watched(() => Promise.reject(new Error('away')));
    expect([watch.aheadMs(), raised.length, warned]).toEqual([0, 0, 1]);
  });

  it('lets no case begin in the future, and every other one', async () => {
    for (const [aheadMs, status] of [
      [61_000, 503],
      [-61_000, 201],
      [1000, 201],
    ] as const) {
      const bench = await openBench({}, { aheadMs: () => aheadMs });
      const { status: answered, body } = await bench.file(fromSomebodyElse());
      expect(answered).toBe(status);
      if (status === 503) expect(body).toMatchObject({ code: 'clock-differs' });
    }
  });
});
