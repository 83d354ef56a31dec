import { describe, expect, it } from 'vitest';
import { grouped } from '../../store/evidence/grouped.ts';

/** A write that ends when the test says so. */
function writer() {
  const groups: (readonly number[])[] = [];
  const ends: ((error?: Error) => void)[] = [];
  const write = grouped<number>((values) => {
    groups.push(values);
    return new Promise((resolve, reject) => {
      ends.push((error) => (error ? reject(error) : resolve()));
    });
  });
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { groups, write, end: async (error?: Error) => (ends.shift()?.(error), settled()), settled };
}

describe('values that are written in groups', () => {
  it('go at once, and those that come meanwhile go together', async () => {
    const { groups, write, end, settled } = writer();
    const first = write(1);
    await settled();
    const others = [write(2), write(3)];
    await settled();
    expect(groups).toEqual([[1]]);
    await end();
    await first;
    expect(groups).toEqual([[1], [2, 3]]);
    await end();
    await Promise.all(others);
    const last = write(4);
    await settled();
    await end();
    await last;
    expect(groups).toEqual([[1], [2, 3], [4]]);
  });

  it('fail with their group alone', async () => {
    const { groups, write, end, settled } = writer();
    const first = write(1).catch(() => 'failed');
    await settled();
    const second = write(2);
    await end(new Error('the database is away'));
    expect(await first).toBe('failed');
    await end();
    await expect(second).resolves.toBeUndefined();
    expect(groups).toEqual([[1], [2]]);
  });

  it('are each written once, whatever comes when', async () => {
    const seen: number[] = [];
    const write = grouped<number>(async (values) => {
      await new Promise<void>((resolve) => setImmediate(resolve));
      seen.push(...values);
    });
    const all = Array.from({ length: 200 }, (_, n) => n);
    await Promise.all(
      all.map(async (n) => (n % 3 === 0 ? write(n) : Promise.resolve().then(() => write(n)))),
    );
    expect(seen.toSorted((a, b) => a - b)).toEqual(all);
  });
});
