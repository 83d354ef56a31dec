import {
  type AppealState,
  type Calendar,
  dayOf,
  dueAtMs,
  endOfDayMs,
  evolve,
  isWorkingDay,
  type Limit,
  measureMs,
  scaleOf,
  startOfDayMs,
  wholeLimitOf,
} from '../../domain/index.ts';
import { must } from './invariants.ts';
import type { Moment } from './random-walk.ts';

/** No hold moves a date later than its own rule says. */
export function checkHeldDates({ before, events }: Moment): void {
  events.reduce((state, event) => {
    const after = evolve(state, event);
    const ends = event.type === 'resumed' || event.type === 'completed';
    if (state.hold && ends) checkResumed(state, after, event.atMs);
    return after;
  }, before);
}

function checkResumed(before: AppealState, after: AppealState, endMs: number): void {
  const fromMs = before.hold?.fromMs ?? endMs;
  const overall = latestAfter(
    before,
    wholeLimitOf(before, before.earliestFiledAtMs ?? before.registeredAtMs),
    before.overallDueAtMs,
    fromMs,
    endMs,
  );
  must(after.overallDueAtMs <= overall, 'a hold moves the case’s date by its counted days only', {
    was: before.overallDueAtMs,
    is: after.overallDueAtMs,
    latest: overall,
    hold: { fromMs, endMs },
  });
  for (const o of before.obligations) {
    const is = after.obligations.find(({ id }) => id === o.id);
    if (!is || o.dueAtMs <= fromMs) continue;
    // A part that came during the hold took over the case's date, which the whole hold shifts.
    // An obligation that a late tick opens counts from the tick, and none of the hold lies in it.
    const sinceMs = o.limit === null ? fromMs : Math.min(endMs, Math.max(fromMs, o.sinceMs));
    const latest = latestAfter(before, o.limit, o.dueAtMs, sinceMs, endMs);
    must(is.dueAtMs <= latest, 'a hold moves a limit by its counted days only', o, is, {
      fromMs,
      endMs,
      latest,
    });
  }
}

/**
 * The latest date after a span that counted for nothing: a limit in days goes on by the days counted whose 24:00 lies
 * in the span, any other by the span itself. A date that somebody set may be taken either way.
 */
function latestAfter(
  { calendar }: AppealState,
  limit: Limit | null,
  dueMs: number,
  fromMs: number,
  toMs: number,
): number {
  const byLength = dueMs + (toMs - fromMs);
  if (limit !== null && /[smh]$/.test(limit)) return byLength;
  const unit = limit !== null && scaleOf(limit) === 'calendar' ? 'd' : 'wd';
  const days = countedDays(calendar, unit, fromMs, toMs);
  const after = (count: number) => (count === 0 ? dueMs : dueAtMs(calendar, `${count}${unit}`, dueMs - 1));
  // A time of day that the span swallowed goes to the next counted day.
  const restOfDayMs = endOfDayMs(calendar, dayOf(calendar, dueMs - 1)) - dueMs;
  const byDays = after(days) - restOfDayMs > toMs ? after(days) : after(days + 1);
  return limit === null ? Math.max(byDays, byLength) : byDays;
}

/** The days, or the working days, whose 24:00 lies in the span. */
function countedDays(calendar: Calendar, unit: 'd' | 'wd', fromMs: number, toMs: number): number {
  const [first, last] = [dayOf(calendar, fromMs), dayOf(calendar, toMs)];
  const [startMs, endMs] = [startOfDayMs(calendar, first), startOfDayMs(calendar, last)];
  // A span from a midnight on has that midnight in it: the day that ended there counts.
  const beginMs = fromMs === startMs ? startMs - 1 : startMs;
  const dayMs = 24 * 3_600_000;
  if (unit === 'wd')
    return (
      Math.round(measureMs(calendar, 'working', startMs, endMs) / dayMs) +
      (beginMs < startMs && isWorkingDay(calendar, dayOf(calendar, beginMs)) ? 1 : 0)
    );
  return Math.round((endMs - startMs) / dayMs) + (beginMs < startMs ? 1 : 0);
}
