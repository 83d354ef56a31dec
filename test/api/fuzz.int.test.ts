import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationsOf } from '../support/openapi.ts';
import type { World } from '../support/request-arbitrary.ts';
import { fuzz, referenceOf, seed, unlimited, worldOf } from './fuzz-kit.ts';
import { openRealBench, type RealBench } from './real-kit.ts';

const document = await referenceOf();
const operations = operationsOf(document);
const runs = Number(process.env.HUIYIN_FUZZ_RUNS ?? 5);
/** Cases close by what they are sent: after so many operations there are new ones. */
const operationsAWorld = 8;

describe(`on real servers, whatever is sent (HUIYIN_FUZZ_SEED=${seed}, ${runs} runs each)`, () => {
  let real: RealBench;
  let world: World;
  let asked = 0;
  beforeAll(async () => {
    real = await openRealBench({ limits: { publicFilings: 1_000_000 }, deps: { edge: unlimited } });
  });
  afterAll(() => real.close());

  it.each(operations)('$method $path answers as the reference says', async (operation) => {
    if (asked % operationsAWorld === 0) world = await worldOf(real.bench);
    asked += 1;
    await fuzz(real.bench, document, { operation, runs, world });
    expect(real.bench.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('and it is as well as before', async () => {
    const { status, body } = await real.bench.get('/readyz');
    const all = { temporal: true, worker: true, mongodb: true, keys: true, attributes: true };
    expect([status, body]).toEqual([200, { status: 'ready', ...all }]);
  });
});
