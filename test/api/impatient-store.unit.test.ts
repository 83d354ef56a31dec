import { describe, expect, it } from 'vitest';
import { impatient } from '../../api/http/impatient-store.ts';
import type { Store } from '../../store/index.ts';

const failing = (name: string) => {
  let asked = 0;
  let nowMs = 0;
  const snapshot = async () => {
    asked += 1;
    throw Object.assign(new Error('x'), { name });
  };
  const store = impatient({ snapshot } as unknown as Store, () => nowMs);
  const ask = () => store.snapshot('A').catch((error: Error) => error.name);
  return { ask, asked: () => asked, pass: (ms: number) => (nowMs += ms) };
};

describe('a store whose database is away', () => {
  it('is asked again only after a while', async () => {
    const { ask, asked, pass } = failing('MongoServerSelectionError');
    expect([await ask(), await ask(), await ask()]).toEqual(Array(3).fill('MongoServerSelectionError'));
    expect(asked()).toBe(1);
    pass(1000);
    await ask();
    expect(asked()).toBe(2);
  });

  it('is asked as before where only what it was asked was wrong', async () => {
    const { ask, asked } = failing('BadCursor');
    await ask();
    await ask();
    expect(asked()).toBe(2);
  });
});
