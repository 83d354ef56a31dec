import { seriesSince } from '../people/sample.ts';
import type { AppealState } from '../state/index.ts';

export interface CallsMade {
  /** All calls of the present series. */
  readonly made: number;
  /** Those that count: one a day. */
  readonly days: number;
  /** After so many the case closes as unrated. */
  readonly needed: number;
  readonly lastAtMs: number | null;
}

/** How often the centre has tried to reach the citizen. Null where it owes no series of calls. */
export function callsMade(state: AppealState): CallsMade | null {
  const sinceMs = seriesSince(state);
  if (sinceMs === null) return null;
  const calls = state.callBacks.filter(({ atMs }) => atMs >= sinceMs);
  return {
    made: calls.length,
    days: calls.filter(({ attempt }) => attempt).length,
    needed: state.policy.callBackAttempts,
    lastAtMs: calls.at(-1)?.atMs ?? null,
  };
}
