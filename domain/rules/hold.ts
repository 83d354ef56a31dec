import { advanceMs, measureMs, scaleOf } from '../calendar/index.ts';
import { holdEnded } from '../closing.ts';
import { draft } from '../event.ts';
import { dueAfter, ends, isFrozen, leftMs, moves, opens } from '../ledger.ts';
import type { Obligation } from '../obligation.ts';
import { answerable } from '../parties.ts';
import type { AppealState, Hold } from '../state.ts';

export interface HoldEvents {
  resumed: { overallDueAtMs: number; sinceMs: number };
}

/** Work goes on with the working time that was left; the weekly progress is owed again. */
export function resumedDraft(state: AppealState, endMs: number, nowMs: number) {
  const after = { ...state, ...holdEnded(state, endMs) };
  const frozen = state.obligations.filter((o) => isFrozen(state, o));
  const fromMs = state.hold?.fromMs ?? endMs;
  // What was late before the pause stays as late as it was.
  const dueMs = (o: Obligation) =>
    o.dueAtMs <= fromMs ? o.dueAtMs : dueAfter(state, o, leftMs(state, o, endMs), endMs, '0s');
  const moved = frozen.map((o) => moves(after, o, { dueMs: dueMs(o), nowMs: endMs }));
  const progress = state.promise
    ? [
        opens(state, nowMs, {
          kind: 'progress',
          owner: answerable(state),
          limit: state.policy.limits.progress,
        }),
      ]
    : [];
  return draft('resumed', { overallDueAtMs: overallAfter(state, endMs), sinceMs: nowMs }, [
    ...moved,
    ...ends(state, 'progress', 'void'),
    ...progress,
  ]);
}

/** The case's own date after a hold that ends now; as it is where there is none. */
export function overallAfter(
  state: Pick<AppealState, 'calendar' | 'category' | 'overallDueAtMs'> & {
    readonly hold: Pick<Hold, 'fromMs'> | null;
  },
  endMs: number,
): number {
  const { hold, overallDueAtMs } = state;
  if (hold === null || overallDueAtMs <= hold.fromMs) return overallDueAtMs;
  const scale = scaleOf(state.category.limit);
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
