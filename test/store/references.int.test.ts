import { describe, expect, it } from 'vitest';
import { realStore } from './real-store.ts';

const real = realStore();

describe('a number of another platform', () => {
  it('is taken once: everybody who comes at the same time or later learns the first day', async () => {
    const { references } = real.store;
    const days = Array.from({ length: 20 }, (_, index) => `2026-11-${String(index + 1).padStart(2, '0')}`);
    const told = await Promise.all(days.map((day) => references.reserve('a', day, 1)));
    expect(new Set(told).size).toBe(1);
    expect(await references.reserve('a', '2027-01-01', 2)).toBe(told[0]);
    expect(await references.reserve('b', '2027-01-01', 2)).toBe('2027-01-01');
  });
});
