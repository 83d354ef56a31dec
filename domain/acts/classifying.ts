import { dueAtMs, dueOverHolds } from '../calendar/index.ts';
import { isDateSet, limitFrom } from '../joining/earlier-filing.ts';
import { applyEntry } from '../owed/apply-entry.ts';
import { moves, openObligations } from '../owed/ledger.ts';
import type { LedgerEntry, Obligation } from '../owed/obligation.ts';
import { limitsOf, wholeLimitOf } from '../policy/urgency.ts';
import type { AppealState } from '../state/index.ts';

/** The dates that follow when a case gets another category. */
export interface ClassifiedDates {
  readonly overallDueAtMs: number;
  /** The new date of a completion in review. */
  readonly completionDueMs?: number;
}

/**
 * Counts the limit of the new category from the obligation's own beginning. It leaves at least the time of a move. A date
 * that a leader or an extension set stays, and a promise is never later.
 */
export function datesOfCategory(
  state: AppealState,
  after: AppealState,
  nowMs: number,
): { readonly dates: ClassifiedDates; readonly ledger: readonly LedgerEntry[] } {
  if (isDateSet(state)) return { dates: { overallDueAtMs: state.overallDueAtMs }, ledger: [] };
  const filedAtMs = state.earliestFiledAtMs ?? state.registeredAtMs;
  const overallDueAtMs = Math.max(bounded(after, limitFrom(after, filedAtMs)), leastMs(after, nowMs));
  const { stage } = state;
  const inReview =
    stage.status === 'reviewing' ? { completionDueMs: dueOf(after, stage.completion.obligation, nowMs) } : {};
  const [whole] = openObligations(state, 'complete');
  if (!whole) return { dates: { overallDueAtMs, ...inReview }, ledger: [] };
  const dueMs = dueOf(after, whole, nowMs);
  const limit = wholeLimitOf(after, whole.sinceMs);
  const parts = openObligations(state, (o) => o.kind === 'finish-part' && o.dueAtMs === whole.dueAtMs);
  return {
    dates: { overallDueAtMs, ...inReview },
    ledger: [
      { ...moves(after, { ...whole, limit }, { dueMs, nowMs }), limit } as LedgerEntry,
      ...parts.map((o) => moves(after, o, { dueMs, nowMs })),
    ],
  };
}

function dueOf(after: AppealState, { sinceMs, set, dueAtMs: before }: Obligation, nowMs: number): number {
  const plainMs = dueOverHolds(after.calendar, wholeLimitOf(after, sinceMs), sinceMs, after.holds);
  const dueMs = Math.max(bounded(after, plainMs), leastMs(after, after.hold?.fromMs ?? nowMs));
  return set ? Math.min(before, dueMs) : dueMs;
}

/** A leader's instruction bounds every date. */
const bounded = ({ registration }: AppealState, dueMs: number): number =>
  Math.min(dueMs, registration.instruction?.dueAtMs ?? dueMs);

const leastMs = (after: AppealState, sinceMs: number): number =>
  dueAtMs(after.calendar, limitsOf(after).leastAfterMove, sinceMs);

/** The case with these changes of its obligations, so that a further change counts from them. */
export const withLedger = (state: AppealState, ledger: readonly LedgerEntry[]): AppealState => ({
  ...state,
  obligations: ledger.reduce(applyEntry, state.obligations),
});
