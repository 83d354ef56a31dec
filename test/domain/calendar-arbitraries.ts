import fc from 'fast-check';
import { addDays, type Calendar, DAY_MS, type Scale } from '../../domain/calendar/index.ts';

/** 2025-01-01 in China. */
export const START_MS = Date.UTC(2024, 11, 31, 16);

const instants = fc.integer({ min: START_MS, max: START_MS + 800 * DAY_MS });
export const edgy = fc.oneof(
  instants,
  fc
    .tuple(fc.integer({ min: 0, max: 800 }), fc.constantFrom(-1, 0, 1))
    .map(([day, ms]) => START_MS + day * DAY_MS + ms),
);
export const amounts = fc.oneof(
  fc.integer({ min: 0, max: 60 * DAY_MS }),
  fc.integer({ min: 0, max: 60 }).map((days) => days * DAY_MS),
);
export const scales = fc.constantFrom<Scale>('working', 'calendar');
export const calendars = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 820 }),
      fc.integer({ min: 1, max: 12 }),
      fc.constantFrom<'holiday' | 'make-up'>('holiday', 'make-up'),
    ),
    { maxLength: 30 },
  )
  .chain((spans) => fc.constantFrom(480, 0, -210).map((utcOffsetMinutes) => made(spans, utcOffsetMinutes)));
export const spans = fc.array(
  fc.tuple(edgy, fc.integer({ min: 0, max: 20 * DAY_MS })).map(([fromMs, length]) => ({
    fromMs,
    toMs: fromMs + length,
  })),
  { maxLength: 4 },
);
export const limits = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom('s', 'm', 'h', 'd', 'wd')).map(([n, u]) => n + u),
  fc.constant('same-day'),
);
export const marks = fc.oneof(
  fc.integer({ min: 0, max: 200 }).map((percent) => `${percent}%`),
  fc
    .tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 9 }), fc.constantFrom('m', 'h', 'd', 'wd'))
    .map((parts) => parts.join('')),
  fc.constantFrom('+0', 'nonsense'),
);

/** A calendar with these spans of days from 2025-01-01 on. */
export function made(list: [number, number, 'holiday' | 'make-up'][], utcOffsetMinutes: number): Calendar {
  const days: Record<string, { kind: 'holiday' | 'make-up'; name: string }> = {};
  for (const [first, length, kind] of list) {
    for (let i = 0; i < length; i++) days[addDays('2025-01-01', first + i)] = { kind, name: kind };
  }
  return { version: 'test', utcOffsetMinutes, days };
}
