import { dueAtMs, dueOverHolds, type Limit } from '../calendar/index.ts';
import { moves, openObligations } from '../owed/ledger.ts';
import type { LedgerEntry, Obligation } from '../owed/obligation.ts';
import { limitsOf, wholeLimitOf } from '../policy/urgency.ts';
import type { AppealState } from '../state/index.ts';

export interface EarlierDates {
  readonly earliestFiledAtMs?: number;
  readonly overallDueAtMs?: number;
  /** A completion in review goes on with this date, should it be returned. */
  readonly completionDueMs?: number;
}
type Dated = Pick<AppealState, 'calendar' | 'category' | 'holds' | 'policy' | 'urgency'>;

/** Counts the limit of the whole from this filing, over every hold that ended after it. */
export const limitFrom = (state: Dated, filedAtMs: number): number =>
  dueOverHolds(state.calendar, wholeLimitOf(state, filedAtMs), filedAtMs, state.holds);

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
  const { dates, ledger } = dueBy(state, overall, nowMs);
  return { dates: { earliestFiledAtMs: filedAtMs, ...dates }, ledger };
}

/** Gives a case this date, and its work no later one than that, or the least of a move. */
export function dueBy(
  state: AppealState,
  overallDueAtMs: number,
  nowMs: number,
): { readonly dates: EarlierDates; readonly ledger: readonly LedgerEntry[] } {
  const { stage } = state;
  const reviewed =
    stage.status === 'reviewing' ? soonest(state, stage.completion.obligation, overallDueAtMs, nowMs) : null;
  return {
    dates: { overallDueAtMs, ...(reviewed === null ? {} : { completionDueMs: reviewed }) },
    ledger: openObligations(state, 'complete').flatMap((o) => {
      const dueMs = soonest(state, o, overallDueAtMs, nowMs);
      return dueMs === null ? [] : [moves(state, o, { dueMs, nowMs })];
    }),
  };
}

/** The earlier date of a completion, which leaves its unit the least of a move; null where it is no earlier. */
function soonest(state: AppealState, o: Obligation, overallDueMs: number, nowMs: number): number | null {
  const dueMs = withLeast(state, overallDueMs, state.hold?.fromMs ?? nowMs);
  return dueMs < o.dueAtMs ? dueMs : null;
}

const withLeast = (state: AppealState, dueMs: number, sinceMs: number): number =>
  Math.max(dueMs, dueAtMs(state.calendar, limitsOf(state).leastAfterMove, sinceMs));

/** A date of the work. `limit` is null where a leader's instruction set it. */
export interface WorkDate {
  readonly dueMs: number;
  readonly limit: Limit | null;
}

/**
 * When the work of a unit that gets the case now is due: by the limit of the whole from now. Where an earlier filing
 * was merged into it before, that one waits already: then by the case's own date, with the least of a move. A leader's
 * instruction bounds it.
 */
export function workDate(state: AppealState, nowMs: number): WorkDate {
  const limit = wholeLimitOf(state, nowMs);
  const dueMs = plainWorkDueAtMs(state, nowMs);
  const boundMs = state.registration.instruction?.dueAtMs;
  if (boundMs === undefined || dueMs <= boundMs) return { dueMs, limit };
  // A unit that gets the case behind its date has the least of a move, and is charged for nobody's delay.
  return {
    dueMs: Math.min(dueMs, nowMs < boundMs ? boundMs : withLeast(state, boundMs, nowMs)),
    limit: null,
  };
}

function plainWorkDueAtMs(state: AppealState, nowMs: number): number {
  const plainMs = dueAtMs(state.calendar, wholeLimitOf(state, nowMs), nowMs);
  if (state.earliestFiledAtMs === undefined) return plainMs;
  return Math.min(plainMs, withLeast(state, state.overallDueAtMs, nowMs));
}
