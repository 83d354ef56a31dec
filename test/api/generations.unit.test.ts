import { beforeEach, describe, expect, it } from 'vitest';
import { type Generations, openGenerations } from '../../api/citizens/generations.ts';
import { trackingCodes } from '../../api/ids/tracking-code.ts';
import { FakeStore } from './fake-store.ts';
import { secret } from './kit.ts';

let store: FakeStore;
let nowMs: number;
const process = (): Generations => openGenerations(store.codes, () => nowMs);
beforeEach(() => {
  store = new FakeStore();
  nowMs = 1_800_000_000_000;
});

describe('which tracking codes are void', () => {
  it('is known at once in the process that made a new one, and soon in the others', async () => {
    const [here, there] = [process(), process()];
    expect((await there.of('A1'))(0)).toBe(0);
    expect(await here.raise('A1', 0)).toBe(1);
    expect((await here.of('A1'))(0)).toBe(1);
    expect((await here.of('A1'))(1)).toBe(0);
    nowMs += 3_001;
    expect((await there.of('A1'))(0)).toBe(1);
  });

  it('is remembered while the database is away', async () => {
    const here = process();
    await here.raise('A1', 0);
    await here.of('A1');
    store.away = true;
    nowMs += 3_600_000;
    expect((await here.of('A1'))(0)).toBe(1);
  });

  it('is a 503 where it was never known: a void code must not work again', async () => {
    store.away = true;
    await expect(process().of('A1')).rejects.toMatchObject({ status: 503, code: 'records-unavailable' });
  });

  it('is read again however processes’ clocks differ', async () => {
    const [early, late] = [openGenerations(store.codes, () => nowMs - 30_000), process()];
    await late.raise('A1', 0);
    nowMs += 3_001;
    await late.of('A1');
    await early.raise('B2', 0);
    nowMs += 3_001;
    expect((await late.of('B2'))(0)).toBe(1);
  });
});

describe('a tracking code', () => {
  const { codeOf, serialOf } = trackingCodes(secret);

  it('of the first generation is the one that was always given out', () => {
    expect(codeOf('20261122-7K3M9Q', 0, 0)).toBe(codeOf('20261122-7K3M9Q', 0));
  });

  it('of a later generation is another, and alone is good', () => {
    const second = codeOf('20261122-7K3M9Q', 0, 1);
    expect(second).not.toBe(codeOf('20261122-7K3M9Q', 0));
    expect(serialOf('20261122-7K3M9Q', second, [0], () => 1)).toBe(0);
    expect(serialOf('20261122-7K3M9Q', codeOf('20261122-7K3M9Q', 0), [0], () => 1)).toBeNull();
    expect(serialOf('20261122-7K3M9Q', second, [0])).toBeNull();
  });

  it('of a later generation of one person is nobody else’s of any generation', () => {
    const codes = [0, 1, 10, 11].flatMap((serial) => [0, 1, 10].map((g) => codeOf('A1', serial, g)));
    expect(new Set(codes).size).toBe(codes.length);
  });
});
