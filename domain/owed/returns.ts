import type { AppealState, Returns } from '../state/index.ts';

/** Counts the completions returned in the present round. A new round or ruling resets the count. */
export function returnsOf({ round, counters }: Pick<AppealState, 'round' | 'counters'>): Returns {
  const { returns } = counters;
  return returns?.round === round ? returns : { round, counted: 0, leastGiven: false };
}
