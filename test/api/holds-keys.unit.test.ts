import { describe, expect, it, vi } from 'vitest';
import { watchKeys } from '../../api/http/middleware/holds-keys.ts';
import { openBench } from './kit.ts';

async function watched(proveKeys: () => Promise<{ missing: string[]; other: string[] }>) {
  const log = { info: () => {}, warn: vi.fn(), error: vi.fn() };
  const metrics = { alarms: { inc: vi.fn() } };
  const watch = await watchKeys(
    { store: { proveKeys }, clock: () => 0, log, metrics: metrics as never },
    1e9,
  );
  watch.stop();
  return { lacking: watch.lacking(), alarms: metrics.alarms.inc.mock.calls.length };
}

describe('the keys of an API', () => {
  it.each([
    [async () => ({ missing: [], other: [] }), [], 0],
    [async () => ({ missing: ['k2'], other: ['s0'] }), ['k2', 's0'], 1],
    [() => Promise.reject(new Error('away')), [], 0],
  ])('are proved at the start: %#', async (answer, lacking, alarms) => {
    expect(await watched(answer)).toEqual({ lacking, alarms });
  });

  it('that are not the installation’s answer nothing but their trouble', async () => {
    const bench = await openBench({}, { lackingKeys: () => ['k2'] });
    const { status, body } = await bench.file();
    expect([status, body]).toEqual([503, expect.objectContaining({ code: 'keys-missing' })]);
    expect(bench.engine.cases.size).toBe(0);
    expect((await bench.get('/v1/appeals', { as: 'centre:county' })).status).toBe(503);
    expect((await bench.get('/healthz')).status).toBe(200);
    const ready = await bench.get('/readyz');
    expect([ready.status, ready.body]).toEqual([
      503,
      expect.objectContaining({ keys: false, missingKeys: ['k2'] }),
    ]);
  });
});
