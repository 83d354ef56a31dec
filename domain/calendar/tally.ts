import { dayNumberAt, dayText, isWeekend, startOfDayNumberMs, worksOn } from './days.ts';
import type { ParsedLimit } from './limit.ts';
import type { Calendar, HeldSpan, Scale } from './types.ts';

export interface SkippedDays {
  from: string;
  to: string;
  days: number;
  /** The holiday's name, '周末 weekend', or '暂缓办理 on hold'. */
  why: string;
}

export interface Tally {
  counted: number;
  skipped: SkippedDays[];
  makeUp: { day: string; name: string }[];
}

export const WEEKEND = '周末 weekend';
export const ON_HOLD = '暂缓办理 on hold';

/** An explanation names at most this many days. A longer one is cut, but its dates stay right. */
const MAX_EXPLAINED_DAYS = 4000;

/** Limits in d and wd count days, and so does a date that was set. */
export function countsDays(limit: ParsedLimit | null): boolean {
  return limit === null || limit.unit === 'd' || limit.unit === 'wd';
}

/** Visits the days after the day of `sinceMs` up to the last. Each is counted, or skipped for one reason. */
export function tallyDays(
  calendar: Calendar,
  scale: Scale,
  sinceMs: number,
  dueMs: number,
  held: readonly HeldSpan[],
): Tally {
  const tally: Tally = { counted: 0, skipped: [], makeUp: [] };
  const first = dayNumberAt(calendar, sinceMs) + 1;
  const last = Math.min(dayNumberAt(calendar, dueMs - 1), first + MAX_EXPLAINED_DAYS - 1);
  for (let dayNumber = first; dayNumber <= last; dayNumber++) {
    const day = dayText(dayNumber);
    const why = reasonToSkip(calendar, scale, dayNumber, held);
    if (why !== null) {
      fold(tally.skipped, day, dayText(dayNumber - 1), why);
      continue;
    }
    tally.counted++;
    const listed = calendar.days[day];
    if (scale === 'working' && listed?.kind === 'make-up' && isWeekend(dayNumber)) {
      tally.makeUp.push({ day, name: listed.name });
    }
  }
  return tally;
}

/**
 * Tallies where a span takes the counted days whose 24:00 lies in it. Such a day is skipped wherever it lies.
 * It may be the first day, which otherwise counts for nothing. It may lie behind the date too, for both have
 * moved it.
 */
export function tallyCounted(
  calendar: Calendar,
  scale: Scale,
  sinceMs: number,
  dueMs: number,
  held: readonly HeldSpan[],
): Tally {
  const first = dayNumberAt(calendar, sinceMs);
  const plain = tallyDays(calendar, scale, sinceMs, dueMs, []);
  const taken = daysTaken(calendar, scale, sinceMs, held);
  if (taken.length === 0) return plain;
  const last = Math.min(dayNumberAt(calendar, dueMs - 1), first + MAX_EXPLAINED_DAYS);
  const heldDays = new Set(taken);
  const tally: Tally = { counted: Math.max(0, plain.counted - taken.length), skipped: [], makeUp: [] };
  for (let day = first; day <= Math.max(last, taken.at(-1) ?? last); day++) {
    const uncounted = day > first && day <= last ? reasonToSkip(calendar, scale, day, []) : null;
    const why = heldDays.has(day) ? ON_HOLD : uncounted;
    if (why !== null) fold(tally.skipped, dayText(day), dayText(day - 1), why);
  }
  tally.makeUp = plain.makeUp.filter(({ day }) => !taken.some((n) => dayText(n) === day));
  return tally;
}

/** The counted days whose 24:00 lies in one of the spans, in order. */
function daysTaken(calendar: Calendar, scale: Scale, sinceMs: number, held: readonly HeldSpan[]): number[] {
  return held.flatMap(({ fromMs, toMs }) => {
    const from = dayNumberAt(calendar, Math.max(fromMs, sinceMs));
    const length = Math.min(dayNumberAt(calendar, toMs) - from, MAX_EXPLAINED_DAYS);
    return Array.from({ length: Math.max(0, length) }, (_, i) => from + i).filter(
      (day) => reasonToSkip(calendar, scale, day, []) === null,
    );
  });
}

function reasonToSkip(
  calendar: Calendar,
  scale: Scale,
  dayNumber: number,
  held: readonly HeldSpan[],
): string | null {
  const startMs = startOfDayNumberMs(calendar, dayNumber);
  const endMs = startOfDayNumberMs(calendar, dayNumber + 1);
  if (held.some((span) => span.fromMs <= startMs && span.toMs >= endMs)) return ON_HOLD;
  const day = dayText(dayNumber);
  if (scale === 'calendar' || worksOn(calendar, dayNumber)) return null;
  return calendar.days[day]?.name ?? WEEKEND;
}

function fold(skipped: SkippedDays[], day: string, dayBefore: string, why: string): void {
  const last = skipped.at(-1);
  if (last && last.why === why && last.to === dayBefore) {
    last.to = day;
    last.days++;
  } else {
    skipped.push({ from: day, to: day, days: 1, why });
  }
}
