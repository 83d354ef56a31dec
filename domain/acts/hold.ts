import { advanceMs, dueAfterHold, measureMs, scaleOf } from '../calendar/index.ts';
import { draft } from '../event/event.ts';
import { holdEnded } from '../owed/closing.ts';
import { dueAfter, ends, isFrozen, leftMs, moves, opens } from '../owed/ledger.ts';
import type { Obligation } from '../owed/obligation.ts';
import { answerable } from '../people/parties.ts';
import { limitsOf, wholeLimitOf } from '../policy/urgency.ts';
import type { AppealState } from '../state/index.ts';

export interface HoldEvents {
  resumed: { overallDueAtMs: number; sinceMs: number };
}

/** Work continues. Its dates move by the days of the hold, and the weekly progress is owed again. */
export function resumedDraft(state: AppealState, endMs: number, nowMs: number) {
  const after = { ...state, ...holdEnded(state, endMs) };
  const frozen = state.obligations.filter((o) => isFrozen(state, o));
  const moved = frozen.map((o) => moves(after, o, { dueMs: dueAfterPause(state, o, endMs), nowMs: endMs }));
  const progress = state.promise
    ? [
        opens(state, nowMs, {
          kind: 'progress',
          owner: answerable(state),
          limit: limitsOf(state).progress,
        }),
      ]
    : [];
  return draft('resumed', { overallDueAtMs: overallAfter(state, endMs), sinceMs: nowMs }, [
    ...moved,
    ...ends(state, 'progress', 'void'),
    ...progress,
  ]);
}

/**
 * Moves a frozen date when its hold ends. It moves by the counted days whose 24:00 lay in the hold, or by the
 * hold's length. A date that was late before the pause stays equally late.
 */
export function dueAfterPause(state: AppealState, o: Obligation, endMs: number): number {
  const { hold, calendar } = state;
  if (hold === null || o.dueAtMs <= hold.fromMs) return o.dueAtMs;
  if (state.rules < 3) return dueAfter(state, o, leftMs(state, o, endMs), endMs, '0s');
  return dueAfterHold(calendar, o.limit, o.dueAtMs, { fromMs: hold.fromMs, toMs: endMs });
}

/** The case's own date after its hold ends. Without a hold the date stays. */
export function overallAfter(state: AppealState, endMs: number): number {
  const { hold, overallDueAtMs } = state;
  if (hold === null || overallDueAtMs <= hold.fromMs) return overallDueAtMs;
  const limit = wholeLimitOf(state, state.earliestFiledAtMs ?? state.registeredAtMs);
  if (state.rules >= 3)
    return dueAfterHold(state.calendar, limit, overallDueAtMs, { fromMs: hold.fromMs, toMs: endMs });
  const scale = scaleOf(limit);
  const left = measureMs(state.calendar, scale, hold.fromMs, overallDueAtMs);
  return Math.max(overallDueAtMs, advanceMs(state.calendar, scale, endMs, left));
}

export const holdEvolvers = {
  resumed: (state: AppealState, { overallDueAtMs }: HoldEvents['resumed'], { atMs }: { atMs: number }) => ({
    ...state,
    ...holdEnded(state, atMs),
    overallDueAtMs,
  }),
};
