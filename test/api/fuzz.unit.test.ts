import { beforeAll, describe, expect, it } from 'vitest';
import { operationsOf, withoutHead } from '../support/openapi.ts';
import type { World } from '../support/request-arbitrary.ts';
import { fuzz, referenceOf, seed, unlimited, worldOf } from './fuzz-kit.ts';
import { type Bench, openBench } from './kit.ts';

const document = await referenceOf();
const operations = operationsOf(document);
const runs = Number(process.env.HUIYIN_FUZZ_RUNS ?? 8);

/**
 * Cases close and the county changes by what they are sent: after so many operations there are new ones.
 */
const operationsAWorld = 6;

const ofAccounts =
  /^\/v1\/(?:sign-|me\/(?:password|second-factor)|auth\/|accounts\/|citizen\/)|(?:lost|new)-code$/;

describe(`whatever is sent, by whomever (HUIYIN_FUZZ_SEED=${seed}, ${runs} runs each)`, () => {
  let bench: Bench;
  let world: World;
  let asked = 0;

  // Accounts are not faked: the run on real servers asks them.
  const faked = operations.filter(({ path }) => !ofAccounts.test(path));
  it.each(faked)('$method $path answers as the reference says', async (operation) => {
    if (asked % operationsAWorld === 0) {
      bench = await openBench({ publicFilings: 1_000_000 }, { edge: unlimited });
      world = await worldOf(bench);
    }
    asked += 1;
    await fuzz(bench, document, { operation, runs, world });
  });
});

describe('beside what an address takes', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench({}, { edge: unlimited });
  });
  const paths = Object.entries(document.paths).map(([path, methods]) => ({
    path: path.replace(/\{\w+\}/g, '20261122-AAAAAA'),
    methods: withoutHead(methods).map(([method]) => method.toUpperCase()),
  }));

  it.each(paths)('$path tells by OPTIONS and 405 what it takes', async ({ path, methods }) => {
    const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].sort();
    const listed = (answer: Response) => (answer.headers.get('allow') ?? '').split(', ').sort();
    const asked = await bench.send('OPTIONS', path);
    expect([asked.status, await asked.text(), listed(asked)]).toEqual([204, '', allowed]);
    for (const method of ['DELETE', 'PATCH', 'PROPFIND'].filter((name) => !methods.includes(name))) {
      const { status, headers } = await bench.send(method, path, { as: 'admin:county' });
      expect([status, listed({ headers } as Response)]).toEqual([405, allowed]);
    }
  });

  it.each(paths.filter(({ methods }) => methods.includes('GET')))(
    '$path answers HEAD like GET, without the body',
    async ({ path }) => {
      const [head, get] = [
        await bench.send('HEAD', path, { as: 'centre:county' }),
        await bench.send('GET', path, { as: 'centre:county' }),
      ];
      expect(head.status).toBe(get.status);
      expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
      expect(await head.text()).toBe('');
    },
  );
});
