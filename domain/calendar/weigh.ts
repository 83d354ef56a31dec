import { clampMs, DAY_MS, dayNumberAt, startOfDayNumberMs } from './days.ts';
import type { Calendar, HeldSpan, Scale } from './types.ts';
import { workingDayOfRank, workingDaysBefore } from './working-days.ts';

/**
 * The weight between two instants. A working day weighs 24 hours, another day none. Held time weighs nothing.
 */
export function measureMs(
  calendar: Calendar,
  scale: Scale,
  fromMs: number,
  toMs: number,
  held: readonly HeldSpan[] = [],
): number {
  if (!(toMs > fromMs)) return 0;
  let total = weightAt(calendar, scale, toMs) - weightAt(calendar, scale, fromMs);
  for (const span of orderHeld(held)) {
    const start = Math.max(span.fromMs, fromMs);
    const end = Math.min(span.toMs, toMs);
    if (end > start) total -= weightAt(calendar, scale, end) - weightAt(calendar, scale, start);
  }
  return total;
}

/** The first instant by which the amount has passed since `fromMs`. A zero amount does not move it. */
export function advanceMs(
  calendar: Calendar,
  scale: Scale,
  fromMs: number,
  amountMs: number,
  held: readonly HeldSpan[] = [],
): number {
  let left = Math.ceil(amountMs);
  if (!(left > 0)) return fromMs;
  let cursor = fromMs;
  for (const span of orderHeld(held)) {
    if (span.toMs <= cursor) continue;
    const owed = measureMs(calendar, scale, cursor, span.fromMs);
    if (owed >= left) break;
    left -= owed;
    cursor = span.toMs;
  }
  return instantReaching(calendar, scale, weightAt(calendar, scale, cursor) + left);
}

/** Reverses advanceMs: the last instant from which the amount still passes until `fromMs`. */
export function retreatMs(
  calendar: Calendar,
  scale: Scale,
  fromMs: number,
  amountMs: number,
  held: readonly HeldSpan[] = [],
): number {
  let left = Math.ceil(amountMs);
  if (!(left > 0)) return fromMs;
  let cursor = fromMs;
  for (const span of orderHeld(held).reverse()) {
    if (span.fromMs >= cursor) continue;
    const owed = measureMs(calendar, scale, span.toMs, cursor);
    if (owed >= left) break;
    left -= owed;
    cursor = span.fromMs;
  }
  return instantLeaving(calendar, scale, weightAt(calendar, scale, cursor) - left);
}

/** Sorts the spans, joins overlaps and drops empty spans. */
export function orderHeld(held: readonly HeldSpan[]): HeldSpan[] {
  const ordered: HeldSpan[] = [];
  for (const span of [...held].sort((a, b) => a.fromMs - b.fromMs)) {
    if (!(span.toMs > span.fromMs)) continue;
    const last = ordered.at(-1);
    if (last && span.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, span.toMs);
    else ordered.push({ fromMs: span.fromMs, toMs: span.toMs });
  }
  return ordered;
}

/** All weight up to an instant. Every measure is a difference of two, so measures add up exactly. */
function weightAt(calendar: Calendar, scale: Scale, ms: number): number {
  const instantMs = clampMs(ms);
  if (scale === 'calendar') return instantMs;
  const day = dayNumberAt(calendar, instantMs);
  const before = workingDaysBefore(calendar, day);
  const works = workingDaysBefore(calendar, day + 1) > before;
  return before * DAY_MS + (works ? instantMs - startOfDayNumberMs(calendar, day) : 0);
}

/**
 * The first instant at which the weight is reached. It is the end of a working day rather than the start of
 * the next.
 */
function instantReaching(calendar: Calendar, scale: Scale, weightMs: number): number {
  if (scale === 'calendar') return clampMs(weightMs);
  const rank = Math.ceil(clampMs(weightMs) / DAY_MS) - 1;
  return instantInDayOfRank(calendar, rank, clampMs(weightMs));
}

/**
 * The last instant at which the weight is not yet exceeded. It is the start of a working day rather than the
 * end of the last.
 */
function instantLeaving(calendar: Calendar, scale: Scale, weightMs: number): number {
  if (scale === 'calendar') return clampMs(weightMs);
  return instantInDayOfRank(calendar, Math.floor(clampMs(weightMs) / DAY_MS), clampMs(weightMs));
}

function instantInDayOfRank(calendar: Calendar, rank: number, weightMs: number): number {
  const start = startOfDayNumberMs(calendar, workingDayOfRank(calendar, rank));
  return clampMs(start + weightMs - rank * DAY_MS);
}
