import { describe, expect, it } from 'vitest';
import { laterLives, type RecordedLife, recordedLives, relive } from '../support/lives.ts';

/**
 * A running appeal's past is decided again at each replay. Where these fail, a rule was changed for appeals that run:
 * let it ask `state.rules` (docs/contributing.md), or where none can feel it, record the lives anew.
 */
describe('what the rules of today decide', () => {
  const lives = recordedLives();
  const later = laterLives();

  it('is what they have decided before, step by step', () => {
    for (const [index, life] of lives.entries()) decidesTheSame(`life ${index}`, life, relive(life));
  });

  it.each(later)('is what rules $rules have decided before', ({ rules, lives: lived, ...around }) => {
    expect(lived.every((life) => life.rules === rules)).toBe(true);
    for (const [index, life] of lived.entries())
      decidesTheSame(`life ${index} of rules ${rules}`, life, relive(life, around));
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

function decidesTheSame(
  which: string,
  { steps, stateHash: end }: RecordedLife,
  now: ReturnType<typeof relive>,
) {
  const before = steps.map((step) => step.gave);
  const first = now.gave.findIndex((gave, at) => gave !== before[at]);
  expect(now.gave[first], `${which}, step ${first}: ${steps[first]?.name ?? 'time'}`).toBe(before[first]);
  expect(now.stateHash, `${which}, its end`).toBe(end);
}
