import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advanceMs,
  DAY_MS,
  dayOf,
  dueAtMs,
  endOfDayMs,
  isWorkingDay,
  lightInstants,
  measureMs,
  scaleOf,
} from '../../domain/calendar/index.ts';
import { amounts, calendars, edgy, limits, marks, spans } from './calendar-arbitraries.ts';

describe('a limit', () => {
  it('ends later when it begins later', () => {
    fc.assert(
      fc.property(calendars, limits, edgy, edgy, (calendar, limit, a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        expect(dueAtMs(calendar, limit, early)).toBeLessThanOrEqual(dueAtMs(calendar, limit, late));
        expect(dueAtMs(calendar, limit, early)).toBeGreaterThan(early);
      }),
    );
  });

  it('ends later when it is longer', () => {
    const units = fc.constantFrom('s', 'm', 'h', 'd', 'wd');
    fc.assert(
      fc.property(calendars, units, fc.integer({ min: 1, max: 400 }), edgy, (calendar, unit, n, since) => {
        const longer = dueAtMs(calendar, `${n + 1}${unit}`, since);
        expect(dueAtMs(calendar, `${n}${unit}`, since)).toBeLessThan(longer);
      }),
    );
  });

  it('in working days holds exactly that many after the day it began', () => {
    fc.assert(
      fc.property(calendars, fc.integer({ min: 1, max: 90 }), edgy, (calendar, n, since) => {
        const due = dueAtMs(calendar, `${n}wd`, since);
        const dayEnds = endOfDayMs(calendar, dayOf(calendar, since));
        expect(measureMs(calendar, 'working', dayEnds, due)).toBe(n * DAY_MS);
        expect(isWorkingDay(calendar, dayOf(calendar, due - 1))).toBe(true);
      }),
    );
  });

  it('keeps its working time over a hold, whatever holidays lie in it', () => {
    fc.assert(
      fc.property(calendars, limits, edgy, amounts, amounts, (calendar, limit, since, before, length) => {
        const scale = scaleOf(limit);
        const due = dueAtMs(calendar, limit, since);
        const fromMs = Math.min(since + before, due);
        const toMs = fromMs + length;
        const left = measureMs(calendar, scale, fromMs, due);
        const resumed = advanceMs(calendar, scale, toMs, left);
        expect(measureMs(calendar, scale, toMs, resumed)).toBe(left);
        const whole = measureMs(calendar, scale, since, due);
        expect(measureMs(calendar, scale, since, resumed, [{ fromMs, toMs }])).toBe(whole);
      }),
    );
  });

  it('turns yellow no later than red, and neither before it began', () => {
    fc.assert(
      fc.property(
        calendars,
        limits,
        marks,
        marks,
        edgy,
        spans,
        (calendar, limit, yellow, red, since, held) => {
          const due = dueAtMs(calendar, limit, since);
          const rule = { yellow, red };
          const { yellowAtMs, redAtMs } = lightInstants(calendar, scaleOf(limit), rule, since, due, held);
          expect(redAtMs).toBeGreaterThanOrEqual(since);
          if (yellowAtMs === null) return;
          expect(yellowAtMs).toBeGreaterThanOrEqual(since);
          expect(yellowAtMs).toBeLessThanOrEqual(redAtMs);
        },
      ),
    );
  });
});
