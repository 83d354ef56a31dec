import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filing, fromSomebodyElse } from '../api/kit.ts';
import { openRealBench, type RealBench } from '../api/real-kit.ts';

/** A list of 50 in short rows and as whole views, asked side by side by as many connections. */
const connections = 50;
const forMs = 8_000;
const cases = 60;
let real: RealBench;

beforeAll(async () => {
  real = await openRealBench();
  for (let n = 0; n < cases; n++) {
    const { status } = await real.bench.file({ ...filing, ...fromSomebodyElse() });
    expect(status).toBe(201);
  }
}, 300_000);
afterAll(() => real.close());

/** How many pages a second come back. */
async function rate(query: string): Promise<number> {
  const untilMs = performance.now() + forMs;
  let pages = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < untilMs) {
        const { status, body } = await real.bench.get<{ items: unknown[] }>(`/v1/appeals?limit=50${query}`, {
          as: 'supervision:county',
        });
        expect([status, body.items.length]).toEqual([200, 50]);
        pages += 1;
      }
    }),
  );
  return (1000 * pages) / forMs;
}

describe('a list in short rows', () => {
  it('is read several times as often as the same list of whole views', async () => {
    const rates = { full: [] as number[], summary: [] as number[] };
    for (let round = 0; round < 2; round++) {
      rates.full.push(await rate(''));
      rates.summary.push(await rate('&view=summary'));
    }
    const sum = (all: readonly number[]) => all.reduce((whole, one) => whole + one, 0);
    const ratio = sum(rates.summary) / sum(rates.full);
    process.stdout.write(
      `whole ${rates.full.map((one) => one.toFixed(0)).join(', ')} a second; ` +
        `short ${rates.summary.map((one) => one.toFixed(0)).join(', ')}; ×${ratio.toFixed(1)}\n`,
    );
    expect(ratio).toBeGreaterThan(3);
  }, 300_000);
});
