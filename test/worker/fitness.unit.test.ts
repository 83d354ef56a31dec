import { describe, expect, it, vi } from 'vitest';
import type { KeyDifference } from '../../store/index.ts';
import { type FitnessNeeds, startFit, Unfit, unfitness } from '../../worker/fitness.ts';

const same: KeyDifference = { missing: [], other: [] };

function needs(
  answer: { keys?: () => Promise<KeyDifference>; rules?: { id: string; rules: number } | null } = {},
) {
  const said: object[] = [];
  const given: FitnessNeeds = {
    store: {
      proveKeys: answer.keys ?? (async () => same),
      openUnderRulesAfter: async () => answer.rules ?? null,
    },
    log: { warn: () => {}, error: (fields) => void said.push(fields) },
    clock: () => 0,
    signal: new AbortController().signal,
    everyMs: 1,
  };
  return { given, said };
}

function fakeWorker() {
  let end = () => {};
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { done, stop: vi.fn(async () => end()) };
}

describe('whether a worker fits', () => {
  it.each([
    ['the same keys and no later rules', {}, null],
    ['a key that it lacks', { keys: async () => ({ missing: ['k2'], other: [] }) }, 'k2'],
    ['a key with other bytes', { keys: async () => ({ missing: [], other: ['s0'] }) }, 's0'],
    ['an open case of a later release', { rules: { id: 'A1', rules: 99 } }, 'A1 is open under rules 99'],
  ])('%s', async (_, answer, why) => {
    const found = await unfitness(needs(answer).given);
    if (why === null) expect(found).toBeNull();
    else expect(found).toContain(why);
  });

  it('decides whether it starts at all', async () => {
    const { given } = needs({ keys: async () => ({ missing: ['k2'], other: [] }) });
    await expect(startFit(given, async () => fakeWorker())).rejects.toThrow(Unfit);
  });

  it('is unknown while the database is away: then it works', async () => {
    const { given } = needs({ keys: () => Promise.reject(new Error('away')) });
    const worker = fakeWorker();
    expect(await startFit(given, async () => worker)).toBe(worker);
    await worker.stop();
  });

  it('stops it as soon as it does not fit any more, with an alarm', async () => {
    let keys = same;
    const { given, said } = needs({ keys: async () => keys });
    const worker = await startFit(given, async () => fakeWorker());
    keys = { missing: ['k2'], other: [] };
    await worker.done;
    expect(said).toEqual([expect.objectContaining({ alarm: 'worker-unfit' })]);
  });
});
