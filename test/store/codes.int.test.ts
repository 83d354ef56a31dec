import { beforeAll, describe, expect, it } from 'vitest';
import { file } from './appeals.ts';
import { realStore } from './real-store.ts';

const real = realStore();

describe('the shelf of voided codes', () => {
  it('counts up by one, by appeal and person, however many ask at once', async () => {
    const raised = await Promise.all(Array.from({ length: 5 }, () => real.store.codes.raise('A1', 0, 1000)));
    expect([...raised].sort()).toEqual([1, 2, 3, 4, 5]);
    expect(await real.store.codes.raise('A1', 1, 2000)).toBe(1);
    expect(await real.store.codes.raise('A10', 0, 3000)).toBe(1);
  });

  it('tells what has changed since, oldest first', async () => {
    expect(await real.store.codes.since(2000)).toEqual([
      { appeal: 'A1', serial: 1, generation: 1, atMs: 2000 },
      { appeal: 'A10', serial: 0, generation: 1, atMs: 3000 },
    ]);
    expect((await real.store.codes.since(0)).map(({ generation }) => generation)).toEqual([5, 1, 1]);
  });
});

describe('a citizen’s own appeals', () => {
  const by = (phone: string) => ({ citizen: { name: 'n', phone } });
  beforeAll(async () => {
    await real.store.saveSnapshot(file('20260302-OWN001', by('+86 138-0000-0007')).state);
    await real.store.saveSnapshot(file('20260302-OWN002', { ...by('13800000007'), category: 'gas' }).state);
    await real.store.saveSnapshot(file('20260302-OWN003', by('13800000008')).state);
  });

  it('are found by phone, in all categories', async () => {
    const found = await real.store.byPhone('0086 138 0000 0007');
    expect(found.map(({ id }) => id)).toEqual(['20260302-OWN001', '20260302-OWN002']);
  });

  it('are none for what is no number', async () => {
    expect(await real.store.byPhone('')).toEqual([]);
  });
});
