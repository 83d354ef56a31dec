import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  advanceMs,
  type Calendar,
  DAY_MS,
  dayOf,
  dueAtMs,
  endOfDayMs,
  isWorkingDay,
  measureMs,
  retreatMs,
  startOfDayMs,
} from '../../domain/calendar/index.ts';
import { amounts, calendars, edgy, made, START_MS, scales, spans } from './calendar-arbitraries.ts';

/** The rule written down day by day, to compare with the arithmetic. */
function slowly(calendar: Calendar, fromMs: number, toMs: number): number {
  let total = 0;
  for (let day = dayOf(calendar, fromMs); startOfDayMs(calendar, day) < toMs; day = addDays(day, 1)) {
    if (!isWorkingDay(calendar, day)) continue;
    const start = Math.max(fromMs, startOfDayMs(calendar, day));
    total += Math.max(0, Math.min(toMs, endOfDayMs(calendar, day)) - start);
  }
  return total;
}

describe('weighing time', () => {
  it('weighs a working day 24 hours and another none', () => {
    fc.assert(
      fc.property(calendars, edgy, edgy, (calendar, a, b) => {
        expect(measureMs(calendar, 'working', a, b)).toBe(slowly(calendar, a, b));
        expect(measureMs(calendar, 'calendar', a, b)).toBe(Math.max(0, b - a));
      }),
    );
  });

  it('adds up over any instant between', () => {
    fc.assert(
      fc.property(calendars, scales, edgy, edgy, edgy, spans, (calendar, scale, x, y, z, held) => {
        const [a, b, c] = [x, y, z].sort((left, right) => left - right) as [number, number, number];
        const whole = measureMs(calendar, scale, a, c, held);
        expect(measureMs(calendar, scale, a, b, held) + measureMs(calendar, scale, b, c, held)).toBe(whole);
      }),
    );
  });

  it('advances to the first instant by which the amount has passed', () => {
    fc.assert(
      fc.property(calendars, scales, edgy, amounts, spans, (calendar, scale, from, amount, held) => {
        const reached = advanceMs(calendar, scale, from, amount, held);
        expect(reached).toBeGreaterThanOrEqual(from);
        expect(measureMs(calendar, scale, from, reached, held)).toBe(amount);
        if (amount > 0) expect(measureMs(calendar, scale, from, reached - 1, held)).toBe(amount - 1);
      }),
    );
  });

  it('retreats to the last instant from which the amount still passes', () => {
    fc.assert(
      fc.property(calendars, scales, edgy, amounts, spans, (calendar, scale, from, amount, held) => {
        const left = retreatMs(calendar, scale, from, amount, held);
        expect(left).toBeLessThanOrEqual(from);
        expect(measureMs(calendar, scale, left, from, held)).toBe(amount);
        if (amount > 0) expect(measureMs(calendar, scale, left + 1, from, held)).toBe(amount - 1);
      }),
    );
  });

  it('does not move for nothing, and rounds a fraction up', () => {
    const calendar = made([], 480);
    for (const nothing of [0, -5, Number.NaN]) {
      expect(advanceMs(calendar, 'working', START_MS, nothing)).toBe(START_MS);
      expect(retreatMs(calendar, 'working', START_MS, nothing)).toBe(START_MS);
    }
    expect(advanceMs(calendar, 'calendar', START_MS, 0.25)).toBe(START_MS + 1);
  });

  it('looks past ten years without a working day, and stops at the edge of time', () => {
    const idle: Record<string, { kind: 'holiday'; name: string }> = {};
    for (let i = 0; i < 4000; i++) idle[addDays('2025-01-01', i)] = { kind: 'holiday', name: 'idle' };
    const calendar: Calendar = { version: 'idle', utcOffsetMinutes: 480, days: idle };
    expect(dayOf(calendar, dueAtMs(calendar, '1wd', START_MS) - 1)).toBe('2035-12-17');
    expect(dayOf(calendar, retreatMs(calendar, 'working', START_MS + 3000 * DAY_MS, 1))).toBe('2024-12-31');
    expect(Number.isFinite(advanceMs(calendar, 'working', START_MS, Infinity))).toBe(true);
  });
});
