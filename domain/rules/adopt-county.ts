import { system } from '../access/who.ts';
import { data, optional } from '../body/shape.ts';
import {
  advanceMs,
  type Calendar,
  countedDays,
  countsBy,
  daysUntil,
  dueAtMs,
  dueOverHolds,
  endOfCount,
  measureMs,
} from '../calendar/index.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { withCompletionDue } from '../owed/in-review.ts';
import { moves } from '../owed/ledger.ts';
import type { Obligation } from '../owed/obligation.ts';
import { heldOf, scaleOfObligation } from '../owed/obligation-lights.ts';
import type { Policy } from '../policy/policy.ts';
import { wholeLimitOf } from '../policy/urgency.ts';
import type { AppealState } from '../state/index.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  'county-changed': {
    calendar: Calendar | null;
    policy: Policy | null;
    moved: number;
    overallDueAtMs: number;
    /** The new date of a completion in review, where the new days change it. */
    completionDueMs?: number;
  };
}

const body = { calendar: optional(data), policy: optional(data) } as const;

/**
 * The county's calendar or policy changed. Open deadlines are counted again from their `since` by the new
 * days. New limits apply to obligations opened from now.
 */
export const adoptCounty = defineRule<typeof body, Events>({
  name: 'adopt-county',
  zh: '启用新日历或规则',
  en: 'take over the county’s changes',
  does: 'Take the county’s changed calendar or policy over (given by the worker, not by a person)',
  body,
  by: system,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  decide: (state, given, { nowMs }) => {
    const calendar = (given.calendar ?? null) as Calendar | null;
    const policy = (given.policy ?? null) as Policy | null;
    if (calendar === null && policy === null)
      return state.rules >= 3
        ? refuse('nothing-changed')
        : refuse('nothing-requested', { kind: 'adopt-county' });
    const after = { ...state, calendar: calendar ?? state.calendar };
    const recounted = state.obligations.map((o) => ({ o, dueMs: recount(state, after, o) }));
    const moved = recounted.filter(({ o, dueMs }) => dueMs !== o.dueAtMs);
    const overallDueAtMs = recountedWhole(state, after);
    return [
      draft(
        'county-changed',
        { calendar, policy, moved: moved.length, overallDueAtMs, ...inReview(state, after) },
        moved.map(({ o, dueMs }) => moves(after, o, { dueMs, nowMs })),
      ),
    ];
  },
  evolve: {
    'county-changed': (state, { calendar, policy, overallDueAtMs, completionDueMs }) => ({
      ...state,
      ...(completionDueMs === undefined ? {} : withCompletionDue(state, completionDueMs)),
      calendar: calendar ?? state.calendar,
      policy: policy ?? state.policy,
      overallDueAtMs,
    }),
  },
});

/**
 * A limit that ran plainly from `since` is counted plainly again. A limit that carries the remainder of
 * another keeps its weight. A set date stays. On a hold, only the days before it count.
 */
function recount(before: AppealState, after: AppealState, o: Obligation): number {
  const dueMs = countedAgain(before, after, o);
  const boundMs = before.registration.instruction?.dueAtMs;
  const isBound = boundMs !== undefined && o.kind === 'complete' && o.dueAtMs <= boundMs;
  return isBound ? Math.min(dueMs, boundMs) : dueMs;
}

function countedAgain(before: AppealState, after: AppealState, o: Obligation): number {
  if (o.limit === null || o.set || isPromised(before, o)) return o.dueAtMs;
  if (before.rules >= 3) return recountDays(before, after, o, o.limit);
  if (o.dueAtMs === dueAtMs(before.calendar, o.limit, o.sinceMs))
    return dueAtMs(after.calendar, o.limit, o.sinceMs);
  const scale = scaleOfObligation(o);
  const held = before.holds;
  const weight = measureMs(before.calendar, scale, o.sinceMs, o.dueAtMs, held);
  return advanceMs(after.calendar, scale, o.sinceMs, weight, held);
}

/** A completion in review may be returned. Its date is therefore counted by the new days too. */
function inReview(before: AppealState, after: AppealState): { completionDueMs?: number } {
  if (before.rules < 3 || before.stage.status !== 'reviewing') return {};
  const { obligation } = before.stage.completion;
  const completionDueMs = recount(before, after, obligation);
  return completionDueMs === obligation.dueAtMs ? {} : { completionDueMs };
}

/** A promise to the citizen stays in force. */
const isPromised = ({ promise }: AppealState, { kind, dueAtMs: due }: Obligation): boolean =>
  kind === 'complete' && promise?.dueAtMs === due;

/**
 * Counts the limit over its holds, where the date came about that way. Otherwise the date keeps its number of
 * counted days. A limit to the second knows no calendar.
 */
function recountDays(before: AppealState, after: AppealState, o: Obligation, limit: string): number {
  const scale = countsBy(limit);
  if (scale === null) return o.dueAtMs;
  const held = heldOf(before, o.kind, o.overruns);
  const over = ({ calendar }: AppealState) => dueOverHolds(calendar, limit, o.sinceMs, held);
  if (o.dueAtMs === over(before)) return over(after);
  const heldDays = ({ calendar }: AppealState) =>
    held
      .filter(({ toMs }) => toMs > o.sinceMs)
      .reduce(
        (sum, span) => sum + countedDays(calendar, scale, Math.max(span.fromMs, o.sinceMs), span.toMs),
        0,
      );
  const days = daysUntil(before.calendar, scale, o.sinceMs, o.dueAtMs) - heldDays(before) + heldDays(after);
  return days > 0 ? endOfCount(after.calendar, scale, o.sinceMs, days, o.dueAtMs) : o.dueAtMs;
}

function recountedWhole(before: AppealState, after: AppealState): number {
  const filedAtMs = before.earliestFiledAtMs ?? before.registeredAtMs;
  const limit = wholeLimitOf(before, filedAtMs);
  const plain = ({ calendar }: AppealState) =>
    before.rules >= 3
      ? dueOverHolds(calendar, limit, filedAtMs, before.holds)
      : dueAtMs(calendar, limit, filedAtMs);
  if (before.overallDueAtMs !== plain(before)) return before.overallDueAtMs;
  return Math.min(plain(after), before.registration.instruction?.dueAtMs ?? Number.POSITIVE_INFINITY);
}
