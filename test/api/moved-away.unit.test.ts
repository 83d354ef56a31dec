import { expect, it } from 'vitest';
import { filing, openBench, type View } from './kit.ts';

it('answers a repeated filing of a case that has left its filer’s sight with number and version alone', async () => {
  const bench = await openBench();
  const filed = () =>
    bench.ask<View>('POST', '/v1/appeals', {
      as: 'integrator:hotline',
      body: filing,
      headers: { 'Idempotency-Key': 'call-7' },
    });
  const { body: first } = await filed();
  const into = { category: 'misconduct', reason: '反映工作人员' };
  const moved = await bench.ask('POST', `/v1/appeals/${first.id}/classify`, {
    as: 'centre:county',
    body: into,
  });
  expect([moved.status, moved.body]).toEqual([
    200,
    { type: 'out-of-sight', id: first.id, version: expect.any(Number) },
  ]);
  const again = await filed();
  expect([again.status, again.body.id, again.body.trackingCode]).toEqual([201, first.id, first.trackingCode]);
  expect(Object.keys(again.body).sort()).toEqual(['id', 'trackingCode', 'type', 'version']);
});
