import { dueAtMs, type Limit } from '../calendar/index.ts';
import { holdEnded } from '../owed/closing.ts';
import { withCompletionDue } from '../owed/in-review.ts';
import { ends, isFrozen, moves, opens, owesContaining } from '../owed/ledger.ts';
import type { LedgerEntry, Obligation } from '../owed/obligation.ts';
import { answerable, triageOwner } from '../people/parties.ts';
import { graver, limitsOf, urgencyOf, wholeLimitOf, withUrgency } from '../policy/urgency.ts';
import { type AppealState, liableOf, type Urgency } from '../state/index.ts';
import { dueAfterPause, overallAfter } from './hold.ts';

/** A change of a case's level. The event that raises a case to critical ends its pool, its hold and its wish to pause. */
export interface UrgencyChange {
  readonly urgency: Urgency;
  readonly overallDueAtMs: number;
  /** The new date of a completion in review. */
  readonly completionDueMs?: number;
}

/** The state at the new level. Its limits are those of the level. */
function atLevel(state: AppealState, urgency: Urgency): AppealState {
  const { urgency: _, ...rest } = state;
  return { ...rest, ...withUrgency(urgency) };
}

/** True where the new level leaves no room for a pool, a hold or a request for more time. */
const becomesCritical = (state: AppealState, urgency: Urgency): boolean =>
  urgency === 'critical' && urgencyOf(state) !== 'critical';

/**
 * Drafts the obligations of a raised case: each keeps the earlier of its date and the new limit from now. A ruling's
 * date stays, and so does the citizen's window.
 */
export function raises(
  state: AppealState,
  level: Urgency,
  nowMs: number,
  /** The first measures are owed by then, where a merged case owed them. */
  containDueMs?: number,
): { readonly change: UrgencyChange; readonly ledger: readonly LedgerEntry[] } | null {
  const urgency = graver(urgencyOf(state), level);
  if (urgency === urgencyOf(state)) return null;
  const isNow = becomesCritical(state, urgency);
  const after = isNow ? withoutHold(atLevel(state, urgency), nowMs) : atLevel(state, urgency);
  const wholeMs = dueAtMs(after.calendar, wholeLimitOf(after, nowMs), nowMs);
  const overallMs = isNow ? overallAfter(state, nowMs) : state.overallDueAtMs;
  const isRuled = state.escalation.ruling !== null;
  const ended = isNow ? endsRoom(state) : [];
  const going = ended.map((entry) => (entry.op === 'ended' ? entry.id : ''));
  return {
    change: {
      urgency,
      overallDueAtMs: isRuled ? overallMs : Math.min(overallMs, wholeMs),
      ...(isRuled ? {} : inReview(state, wholeMs)),
    },
    ledger: [
      ...ended,
      ...state.obligations.flatMap((o) =>
        going.includes(o.id) ? [] : broughtForward(state, after, o, nowMs),
      ),
      ...(isNow ? opensAtOnce(state, after, nowMs, containDueMs) : []),
    ],
  };
}

/** A completion in review goes on with the earlier date, should it be returned. */
function inReview({ stage }: AppealState, wholeMs: number): { completionDueMs?: number } {
  const before = stage.status === 'reviewing' ? stage.completion.obligation.dueAtMs : null;
  return before !== null && wholeMs < before ? { completionDueMs: wholeMs } : {};
}

/** Lowers a case. Dates stay as they are, and limits that open from now are those of the lower level. */
export const lowers = (state: AppealState, urgency: Urgency): UrgencyChange => ({
  urgency,
  overallDueAtMs: state.overallDueAtMs,
});

/** Applies a change of level. */
export function withLevel(state: AppealState, change: UrgencyChange, atMs: number): AppealState {
  const { urgency, overallDueAtMs, completionDueMs } = change;
  const levelled: AppealState = {
    ...atLevel(state, urgency),
    ...(completionDueMs === undefined ? {} : withCompletionDue(state, completionDueMs)),
    overallDueAtMs,
  };
  if (!becomesCritical(state, urgency)) return levelled;
  const { stage } = levelled;
  const isCompleted = liableOf(state) !== null && (stage.status === 'reviewing' || stage.status === 'rating');
  return {
    ...withoutHold(levelled, atMs),
    // Whoever has completed has taken measures.
    ...(isCompleted ? { containedAtMs: state.containedAtMs ?? atMs } : {}),
    stage: stage.status === 'pooled' ? { status: 'registered', fallback: stage.pool.fallback } : stage,
    requests: state.requests.filter((request) => !asksForTime(state, request.kind)),
  };
}

const withoutHold = (state: AppealState, atMs: number): AppealState => ({
  ...state,
  ...holdEnded(state, atMs),
});

/** Requests that a critical case does not know. After a ruling its leader decides on an extension. */
const asksForTime = ({ escalation }: AppealState, kind: string): boolean =>
  kind === 'pause' || (kind === 'extension' && escalation.ruling === null);

const endsRoom = (state: AppealState): LedgerEntry[] => [
  ...ends(state, 'claim', 'void'),
  ...ends(state, (o) => o.kind === 'decision' && asksForTime(state, o.about ?? ''), 'void'),
  ...(state.hold ? ends(state, 'progress', 'void') : []),
];

/** Opens for a case that becomes critical: triage after a pool, progress after a hold, and the first measures. */
function opensAtOnce(
  state: AppealState,
  after: AppealState,
  nowMs: number,
  containDueMs?: number,
): LedgerEntry[] {
  const { stage } = state;
  const toTriage = stage.status === 'pooled' && stage.pool.fallback === null;
  const owner = answerable(state);
  const isWorking = liableOf(state) !== null && (stage.status === 'assigned' || stage.status === 'handling');
  return [
    ...(toTriage
      ? [
          opens(after, nowMs, {
            kind: 'dispatch',
            owner: triageOwner(state),
            limit: limitsOf(after).dispatch,
          }),
        ]
      : []),
    ...(state.hold && state.promise
      ? [opens(after, nowMs, { kind: 'progress', owner, limit: limitsOf(after).progress })]
      : []),
    ...(isWorking ? owesContaining(after, nowMs, owner, containDueMs) : []),
  ];
}

function broughtForward(state: AppealState, after: AppealState, o: Obligation, nowMs: number): LedgerEntry[] {
  const limit = limitOf(after, o, nowMs);
  const resumes = after.hold === null && isFrozen(state, o);
  const goesOnMs = resumes ? dueAfterPause(state, o, nowMs) : o.dueAtMs;
  const newMs = limit === null ? goesOnMs : dueAtMs(after.calendar, limit, nowMs);
  const dueMs = Math.min(goesOnMs, newMs);
  return dueMs === o.dueAtMs ? [] : [moves(after, o, { dueMs, nowMs })];
}

/** The new level's limit of an obligation. Null where somebody named its date, or the citizen owes it. */
function limitOf(after: AppealState, { kind }: Obligation, nowMs: number): Limit | null {
  const limits = limitsOf(after);
  switch (kind) {
    case 'complete':
    case 'finish-part':
      return after.escalation.ruling ? null : wholeLimitOf(after, nowMs);
    case 'dispatch':
    case 'claim':
    case 'accept':
    case 'promise':
    case 'progress':
    case 'decision':
    case 'review':
      return limits[kind];
    case 'call-back':
      return limits.callBack;
    case 'leader-takeover':
      return limits.takeOver;
    case 'leader-ruling':
      return limits.ruling;
    case 'urge-reply':
      return limits.urgeReply;
    case 'reassign':
    case 'order-reply':
    case 'contain':
    case 'citizen-rating':
      return null;
  }
}
