import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { seed, sequences } from '../support/depth.ts';
import { unlimited } from './fuzz-kit.ts';
import { type Bench, filing, openBench, type View } from './kit.ts';

/** Whatever a stranger asks, two cases that differ only in what is not listed are answered alike. */

interface Item {
  readonly distanceM: number | null;
  readonly follow: string;
}
const open = () => openBench({ similar: 1_000_000 }, { edge: unlimited });
const ask = async (bench: Bench, body: object) =>
  (await bench.post<{ items: Item[] }>('/v1/similar', body)).body.items.map(({ follow: _, ...told }) => told);

const matter = { ...filing, title: '学府路路灯整条不亮', channel: 'web' };
/** Two houses in one field of 200 metres. */
const house = { address: '学府路12号', longitude: 109.7001, latitude: 28.3001 };
const otherHouse = { address: '学府路97号', longitude: 109.7019, latitude: 28.3019 };

const question = fc.record(
  {
    title: fc.constantFrom(matter.title, '路灯不亮', '学府路', '学府路12号', '学府路97号', '王芳', '吵'),
    words: fc.constantFrom('路灯全部不亮', '12号', '王芳 13800000000', '漏水'),
    category: fc.constantFrom('street-lighting', 'roads', 'misconduct'),
    location: fc.oneof(
      fc.record({ address: fc.constantFrom('学府路12号', '学府路97号', '学府路', '12号') }),
      fc.record({
        longitude: fc.double({ min: 109.69, max: 109.712, noNaN: true }),
        latitude: fc.double({ min: 28.29, max: 28.312, noNaN: true }),
      }),
    ),
  },
  { requiredKeys: ['title'] },
);

describe('a stranger who asks for similar cases', () => {
  let one: Bench;
  let other: Bench;
  beforeEach(async () => {
    [one, other] = [await open(), await open()];
    await one.file({ ...matter, location: house });
    await other.file({
      ...matter,
      kind: 'complaint',
      location: otherHouse,
      citizen: { name: '李四', phone: '13911112222' },
    });
  });

  it('cannot tell two houses of a field apart, nor two people, by any question', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(question, async (given) => {
        const told = await ask(one, given);
        answered += told.length;
        expect(await ask(other, given)).toEqual(told);
      }),
      { numRuns: Math.max(200, sequences / 5), seed },
    );
    expect(answered).toBeGreaterThan(0);
  });

  it('cannot walk past a house and find it by the distance', async () => {
    const walk = async (bench: Bench) => {
      const steps = Array.from({ length: 60 }, (_, n) => 109.698 + n * 0.0001);
      return Promise.all(
        steps.map(async (longitude) => {
          const location = { longitude, latitude: 28.3001 };
          return (await ask(bench, { title: matter.title, location }))[0]?.distanceM;
        }),
      );
    };
    expect(await walk(other)).toEqual(await walk(one));
  });
});

describe('a filing that follows, sent again after the token’s hour', () => {
  it('is the same filing still, and a new one is refused', async () => {
    const bench = await open();
    await bench.file({ ...matter, location: house });
    const asked = { title: matter.title, location: house };
    const [item] = (await bench.post<{ items: Item[] }>('/v1/similar', asked)).body.items;
    const body = { ...matter, citizen: { phone: '13800200000' }, location: house, into: item?.follow };
    const send = (key: string) =>
      bench.post<View>('/v1/public/appeals', body, { headers: { 'Idempotency-Key': key } });
    const first = await send('once');
    bench.nowMs += 2 * 3_600_000;
    const again = await send('once');
    expect([again.status, again.body.id, again.body.trackingCode]).toEqual([
      201,
      first.body.id,
      first.body.trackingCode,
    ]);
    const before = bench.engine.cases.size;
    expect(await send('another')).toMatchObject({ status: 422, body: { code: 'follow-expired' } });
    expect(bench.engine.cases.size).toBe(before);
  });
});
