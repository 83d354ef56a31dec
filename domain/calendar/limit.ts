import { DAY_MS, dayNumberAt, HOUR_MS, MINUTE_MS, SECOND_MS, startOfDayNumberMs } from './days.ts';
import type { Calendar, Scale } from './types.ts';
import { workingDayOfRank, workingDaysBefore } from './working-days.ts';

/** A limit such as '30s', '15m', '48h', 'same-day', '3d' or '7wd'. parseLimit checks it when it is loaded. */
export type Limit = string;

export type ParsedLimit =
  | { unit: 's' | 'm' | 'h'; count: number; elapsedMs: number }
  | { unit: 'd' | 'wd'; count: number }
  | { unit: 'same-day' };

/** The least time that 'same-day' leaves. Later in the evening it means the end of tomorrow. */
const SAME_DAY_LEAST_MS = 2 * HOUR_MS;

const UNIT_MS = { s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS } as const;

/** Reads a limit, or returns null. Zero, fractions, signs and spaces are not allowed. */
export function parseLimit(text: string): ParsedLimit | null {
  if (text === 'same-day') return { unit: 'same-day' };
  const match = /^([1-9]\d{0,5})(s|m|h|d|wd)$/.exec(text);
  if (!match) return null;
  const count = Number(match[1]);
  const unit = match[2] as 's' | 'm' | 'h' | 'd' | 'wd';
  if (unit === 'd' || unit === 'wd') return { unit, count };
  return { unit, count, elapsedMs: count * UNIT_MS[unit] };
}

/** Recognises a limit as the rules write it. */
export function isLimit(text: string): boolean {
  return parseLimit(text) !== null;
}

/**
 * Limits in working days measure fractions and remainders in working time. Other limits measure elapsed time.
 */
export function scaleOf(limit: Limit): Scale {
  return parseLimit(limit)?.unit === 'wd' ? 'working' : 'calendar';
}

/**
 * Computes the end of a limit. For d and wd it is 24:00 local of the Nth day after the day of `sinceMs`. For
 * same-day it is the next local midnight at least two hours ahead. For s, m and h it is elapsed time. An
 * unreadable limit is due at once, so that the error shows.
 */
export function dueAtMs(calendar: Calendar, limit: Limit, sinceMs: number): number {
  const parsed = parseLimit(limit);
  if (!parsed) return sinceMs;
  const today = dayNumberAt(calendar, sinceMs);
  switch (parsed.unit) {
    case 'd':
      return startOfDayNumberMs(calendar, today + parsed.count + 1);
    case 'wd': {
      const rank = workingDaysBefore(calendar, today + 1) + parsed.count - 1;
      return startOfDayNumberMs(calendar, workingDayOfRank(calendar, rank) + 1);
    }
    case 'same-day': {
      const midnightMs = startOfDayNumberMs(calendar, today + 1);
      return midnightMs - sinceMs >= SAME_DAY_LEAST_MS ? midnightMs : midnightMs + DAY_MS;
    }
    case 's':
    case 'm':
    case 'h':
      return sinceMs + parsed.elapsedMs;
  }
}
