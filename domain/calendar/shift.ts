import { clampMs, DAY_MS, dayNumberAt, startOfDayNumberMs } from './days.ts';
import { dueAtMs, type Limit, parseLimit, scaleOf } from './limit.ts';
import type { Calendar, HeldSpan, Scale } from './types.ts';
import { workingDayOfRank, workingDaysBefore } from './working-days.ts';

/**
 * The scale on which a limit counts days. Null for a limit that runs to the second. A date that was set
 * counts working days.
 */
export function countsBy(limit: Limit | null): Scale | null {
  if (limit === null) return 'working';
  const parsed = parseLimit(limit);
  return parsed === null || 'elapsedMs' in parsed ? null : scaleOf(limit);
}

/** The counted days whose 24:00 lies after `fromMs` and no later than `toMs`. Adjoining spans add up. */
export function countedDays(calendar: Calendar, scale: Scale, fromMs: number, toMs: number): number {
  return toMs > fromMs ? daysBefore(calendar, scale, toMs) - daysBefore(calendar, scale, fromMs) : 0;
}

const daysBefore = (calendar: Calendar, scale: Scale, ms: number): number =>
  countBefore(calendar, scale, dayNumberAt(calendar, ms));

const countBefore = (calendar: Calendar, scale: Scale, dayNumber: number): number =>
  scale === 'working' ? workingDaysBefore(calendar, dayNumber) : dayNumber;

const dayOfCount = (calendar: Calendar, scale: Scale, count: number): number =>
  scale === 'working' ? workingDayOfRank(calendar, count) : count;

/** Moves a date by that many counted days, at the same time of day. 24:00 stays 24:00. */
export function laterByDays(calendar: Calendar, scale: Scale, dueMs: number, days: number): number {
  if (days <= 0) return dueMs;
  const day = lastDayOf(calendar, dueMs);
  const last = dayOfCount(calendar, scale, countBefore(calendar, scale, day + 1) + days - 1);
  return clampMs(dueMs + (last - day) * DAY_MS);
}

/** The day on which a limit ends. Midnight belongs to the day that it closes. */
const lastDayOf = (calendar: Calendar, dueMs: number): number => dayNumberAt(calendar, dueMs - 1);

/**
 * Moves a date past a span that the unit does not answer for. It moves by the span's counted days, or by its
 * length.
 */
export function dueAfterSpan(
  calendar: Calendar,
  limit: Limit | null,
  dueMs: number,
  { fromMs, toMs }: HeldSpan,
): number {
  const scale = countsBy(limit);
  if (scale === null) return clampMs(dueMs + Math.max(0, toMs - fromMs));
  return laterByDays(calendar, scale, dueMs, countedDays(calendar, scale, fromMs, toMs));
}

/**
 * Moves a date after a hold. A date that was late before the hold stays equally late. The hold may swallow
 * the date itself: an hour of that day, or an uncounted day. Such a date passes to the next counted day at
 * its hour.
 */
export function dueAfterHold(calendar: Calendar, limit: Limit | null, dueMs: number, hold: HeldSpan): number {
  if (dueMs <= hold.fromMs) return dueMs;
  const movedMs = dueAfterSpan(calendar, limit, dueMs, hold);
  return movedMs > hold.toMs ? movedMs : nextAtSameHour(calendar, countsBy(limit), dueMs, hold.toMs);
}

function nextAtSameHour(calendar: Calendar, scale: Scale | null, dueMs: number, afterMs: number): number {
  const hourMs = dueMs - startOfDayNumberMs(calendar, lastDayOf(calendar, dueMs));
  const today = dayNumberAt(calendar, afterMs);
  const from = startOfDayNumberMs(calendar, today) + hourMs > afterMs ? today : today + 1;
  const by = scale ?? 'calendar';
  const day = dayOfCount(calendar, by, countBefore(calendar, by, from));
  return clampMs(startOfDayNumberMs(calendar, day) + hourMs);
}

/** Computes the end of a limit that stood still during these consecutive holds. */
export function dueOverHolds(
  calendar: Calendar,
  limit: Limit,
  sinceMs: number,
  holds: readonly HeldSpan[],
): number {
  return holds
    .filter(({ toMs }) => toMs > sinceMs)
    .reduce(
      (dueMs, { fromMs, toMs }) =>
        dueAfterHold(calendar, limit, dueMs, { fromMs: Math.max(fromMs, sinceMs), toMs }),
      dueAtMs(calendar, limit, sinceMs),
    );
}

/** The end of that many counted days after the day of `sinceMs`, at the hour of `dueMs`. */
export function endOfCount(
  calendar: Calendar,
  scale: Scale,
  sinceMs: number,
  days: number,
  dueMs: number,
): number {
  const hourMs = dueMs - startOfDayNumberMs(calendar, lastDayOf(calendar, dueMs));
  const day = dayOfCount(
    calendar,
    scale,
    countBefore(calendar, scale, dayNumberAt(calendar, sinceMs) + 1) + days - 1,
  );
  return clampMs(startOfDayNumberMs(calendar, day) + hourMs);
}

/** Counts the days after the day of `sinceMs`, including the due day. */
export const daysUntil = (calendar: Calendar, scale: Scale, sinceMs: number, dueMs: number): number =>
  countBefore(calendar, scale, lastDayOf(calendar, dueMs) + 1) -
  countBefore(calendar, scale, dayNumberAt(calendar, sinceMs) + 1);
