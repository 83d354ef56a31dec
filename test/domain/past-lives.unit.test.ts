import { describe, expect, it } from 'vitest';
import { recordedLives, relive } from '../support/lives.ts';

/**
 * A running appeal's past is decided again at each replay. Where these fail, a rule was changed for appeals that run:
 * let it ask `state.rules` (docs/contributing.md), or where none can feel it, record the lives anew.
 */
describe('what the rules of today decide', () => {
  const lives = recordedLives();

  it('is what they have decided before, step by step', () => {
    for (const [index, life] of lives.entries()) {
      const { gave, stateHash } = relive(life);
      const before = life.steps.map((step) => step.gave);
      const first = gave.findIndex((now, at) => now !== before[at]);
      const step = life.steps[first];
      expect(gave[first], `life ${index}, step ${first}: ${step?.name ?? 'time'}`).toBe(before[first]);
      expect(stateHash, `life ${index}, its end`).toBe(life.stateHash);
    }
  });

  it('is recorded for most of what can happen', () => {
    expect(lives.length).toBeGreaterThan(30);
    const brought = new Set(lives.flatMap(({ steps }) => steps.flatMap(({ gave }) => gave.split(' '))));
    expect(
      ['ruled', 'transferred', 'pool-lapsed', 'merged', 'takeover-passed', 'rated'].filter(
        (type) => !brought.has(type),
      ),
    ).toEqual([]);
  });
});
