import { dueAtMs, dueOverHolds } from '../calendar/index.ts';
import { moves, openObligations } from '../owed/ledger.ts';
import type { LedgerEntry } from '../owed/obligation.ts';
import type { AppealState } from '../state/index.ts';

export interface EarlierDates {
  readonly earliestFiledAtMs?: number;
  readonly overallDueAtMs?: number;
}
type Dated = Pick<AppealState, 'calendar' | 'category' | 'holds'>;

/** Counts the category's limit from this filing, over every hold that ended after it. */
export const limitFrom = ({ calendar, category, holds }: Dated, filedAtMs: number): number =>
  dueOverHolds(calendar, category.limit, filedAtMs, holds);

/** A leader's ruling or an extension has set the case's date. */
export const isDateSet = ({ escalation, extensions }: AppealState): boolean =>
  escalation.ruling !== null || extensions > 0;

/**
 * A merge buys no time: the earliest filing sets the due date. The work keeps at least the time that a move
 * leaves. A date that somebody set stays.
 */
export function afterEarlierFiling(
  state: AppealState,
  filedAtMs: number,
  nowMs: number,
): { readonly dates: EarlierDates; readonly ledger: readonly LedgerEntry[] } {
  const earliestFiledAtMs = state.earliestFiledAtMs ?? state.registeredAtMs;
  if (state.rules < 3 || filedAtMs >= earliestFiledAtMs) return { dates: {}, ledger: [] };
  const overall = isDateSet(state) ? state.overallDueAtMs : limitFrom(state, filedAtMs);
  if (overall >= state.overallDueAtMs) return { dates: { earliestFiledAtMs: filedAtMs }, ledger: [] };
  return {
    dates: { earliestFiledAtMs: filedAtMs, overallDueAtMs: overall },
    ledger: sooner(state, overall, nowMs),
  };
}

function sooner(state: AppealState, overallDueMs: number, nowMs: number): LedgerEntry[] {
  const sinceMs = state.hold?.fromMs ?? nowMs;
  const leastMs = dueAtMs(state.calendar, state.policy.limits.leastAfterMove, sinceMs);
  const dueMs = Math.max(overallDueMs, leastMs);
  return openObligations(state, 'complete')
    .filter((o) => dueMs < o.dueAtMs)
    .map((o) => moves(state, o, { dueMs, nowMs }));
}
