import { isWeekend, parseDay, sinceAMonday } from './days.ts';
import type { Calendar } from './types.ts';

/** Days on which the calendar departs from the plain week, with their effect on the count. */
interface Exceptions {
  dayNumbers: number[];
  /** shiftBefore[i]: working days gained or lost on the exceptions before the i-th. */
  shiftBefore: number[];
}

/** A calendar never changes in place, so its table is computed once. */
const known = new WeakMap<Calendar['days'], Exceptions>();

function exceptionsOf(calendar: Calendar): Exceptions {
  const kept = known.get(calendar.days);
  if (kept) return kept;
  const made = listExceptions(calendar.days);
  known.set(calendar.days, made);
  return made;
}

function listExceptions(days: Calendar['days']): Exceptions {
  const shifts: { dayNumber: number; shift: number }[] = [];
  for (const [day, { kind }] of Object.entries(days)) {
    const dayNumber = parseDay(day);
    if (dayNumber === null) continue;
    const shift = Number(kind === 'make-up') - Number(!isWeekend(dayNumber));
    if (shift !== 0) shifts.push({ dayNumber, shift });
  }
  shifts.sort((a, b) => a.dayNumber - b.dayNumber);
  const shiftBefore = [0];
  for (const { shift } of shifts) shiftBefore.push((shiftBefore.at(-1) ?? 0) + shift);
  return { dayNumbers: shifts.map((entry) => entry.dayNumber), shiftBefore };
}

/**
 * Counts the working days before a day, from a fixed Monday (negative before it). Whole weeks are arithmetic
 * and exceptions a binary search. Spans of years therefore cost no more than spans of days.
 */
export function workingDaysBefore(calendar: Calendar, dayNumber: number): number {
  const { dayNumbers, shiftBefore } = exceptionsOf(calendar);
  const day = sinceAMonday(dayNumber);
  const week = Math.floor(day / 7);
  const weekdays = week * 5 + Math.min(day - week * 7, 5);
  const passed = firstWhere(0, dayNumbers.length, (index) => (dayNumbers[index] ?? 0) >= dayNumber);
  return weekdays + (shiftBefore[passed] ?? 0);
}

/**
 * The working day with exactly `rank` working days before it. It always exists, because a calendar lists
 * finitely many holidays. After the last of them the plain week continues, so the search needs no other
 * bound.
 */
export function workingDayOfRank(calendar: Calendar, rank: number): number {
  const slack = exceptionsOf(calendar).dayNumbers.length + 5;
  const around = (Math.floor(rank) * 7) / 5;
  const reach = (slack * 7) / 5 + 14;
  return firstWhere(
    Math.floor(around - reach),
    Math.ceil(around + reach),
    (dayNumber) => workingDaysBefore(calendar, dayNumber + 1) > rank,
  );
}

/**
 * The first integer in [low, high) for which the test holds, or high. The test must hold for all larger
 * integers too.
 */
function firstWhere(low: number, high: number, test: (value: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (test(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
