import { beforeEach, describe, expect, it } from 'vitest';
import { trackingCodes } from '../../api/ids/tracking-code.ts';
import { type Bench, filing, openBench, secret, type View } from './kit.ts';

const wrong = trackingCodes(secret).codeOf('20261122-AAAAAA', 7);

describe('who tries tracking codes', () => {
  let bench: Bench;
  let filed: View;
  const from = (address: string) => ({ 'X-Forwarded-For': address });
  const open = (id: string, code: string, address: string) =>
    bench.ask<{ code?: string }>('GET', `/v1/track/${id}`, { code, headers: from(address) });
  const tries = async (times: number, id: string, address: (time: number) => string) => {
    const statuses = [];
    for (let time = 0; time < times; time += 1) statuses.push((await open(id, wrong, address(time))).status);
    return statuses;
  };
  beforeEach(async () => {
    bench = await openBench({ trustedProxies: 1 });
    filed = (await bench.file(filing)).body;
  });

  it('waits after ten wrong ones, twice as long after the next', async () => {
    expect(await tries(12, filed.id, () => '10.0.0.1')).toEqual([...Array(10).fill(401), 429, 429]);
    const answer = await open(filed.id, filed.trackingCode, '10.0.0.1');
    expect(answer).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
    bench.nowMs += 1_001;
    expect(await tries(1, filed.id, () => '10.0.0.1')).toEqual([401]);
    bench.nowMs += 1_001;
    expect(await tries(1, filed.id, () => '10.0.0.1')).toEqual([429]);
    bench.nowMs += 1_000;
    expect((await open(filed.id, filed.trackingCode, '10.0.0.1')).status).toBe(200);
  });

  it('leaves other addresses alone', async () => {
    await tries(12, filed.id, () => '10.0.0.1');
    expect((await open(filed.id, filed.trackingCode, '10.0.0.2')).status).toBe(200);
  });

  it('is stopped at one number from many addresses, while its own code still opens it', async () => {
    const statuses = await tries(35, filed.id, (time) => `10.1.${time}.1`);
    expect(statuses).toEqual([...Array(30).fill(401), ...Array(5).fill(429)]);
    expect((await open(filed.id, filed.trackingCode, '10.2.0.1')).status).toBe(200);
  });

  it('learns nothing by it of which numbers exist', async () => {
    const unknown = await tries(35, '20261122-ZZZZZZ', (time) => `10.3.${time}.1`);
    expect(unknown).toEqual([...Array(30).fill(401), ...Array(5).fill(429)]);
  });
});
