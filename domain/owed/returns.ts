import type { AppealState, Returns } from '../state/index.ts';

/** The completions returned in the present round; each round counts anew, and so does each ruling. */
export function returnsOf({ round, counters }: Pick<AppealState, 'round' | 'counters'>): Returns {
  const { returns } = counters;
  return returns?.round === round ? returns : { round, counted: 0, leastGiven: false };
}
