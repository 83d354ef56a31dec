import type { Calendar } from './types.ts';

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The largest instant of a Date, less two days. Any zone's local reading then fits as well. */
const MAX_MS = 8.64e15 - 2 * DAY_MS;

/** Limits an instant to the range of a Date, because the domain never throws. */
export function clampMs(ms: number): number {
  return Number.isNaN(ms) ? 0 : Math.max(-MAX_MS, Math.min(MAX_MS, ms));
}

/** The local day as a number: days since 1970-01-01. */
export function dayNumberAt(calendar: Calendar, ms: number): number {
  return Math.floor((clampMs(ms) + calendar.utcOffsetMinutes * MINUTE_MS) / DAY_MS);
}

export function startOfDayNumberMs(calendar: Calendar, dayNumber: number): number {
  return clampMs(dayNumber * DAY_MS - calendar.utcOffsetMinutes * MINUTE_MS);
}

/** Every reading of a case names the same days again, and to write a date takes longer than to look it up. */
const writtenDays = new Map<number, string>();
const mostWritten = 4096;

export function dayText(dayNumber: number): string {
  const known = writtenDays.get(dayNumber);
  if (known !== undefined) return known;
  if (writtenDays.size >= mostWritten) writtenDays.clear();
  const text = isoDate(dayNumber * DAY_MS);
  writtenDays.set(dayNumber, text);
  return text;
}

/** Returns the number of a YYYY-MM-DD day, or null where there is no such day. */
export function parseDay(day: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return null;
  const dayNumber = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY_MS;
  return dayText(dayNumber) === day ? dayNumber : null;
}

/** Accepts only days that exist: 2026-02-28, not 2026-02-30. */
export function isDay(text: string): boolean {
  return parseDay(text) !== null;
}

/** The local date of an instant. Midnight belongs to the day that it begins. */
export function dayOf(calendar: Calendar, ms: number): string {
  return dayText(dayNumberAt(calendar, ms));
}

/** The instant at which a local day begins. It is NaN where there is no such day (see isDay). */
export function startOfDayMs(calendar: Calendar, day: string): number {
  const dayNumber = parseDay(day);
  return dayNumber === null ? Number.NaN : startOfDayNumberMs(calendar, dayNumber);
}

/** The instant 24:00 of a local day, the first one after it. It is NaN where there is no such day. */
export function endOfDayMs(calendar: Calendar, day: string): number {
  return startOfDayMs(calendar, day) + DAY_MS;
}

/** The local date that many days later. A text that is no day stays as it is. */
export function addDays(day: string, count: number): string {
  const dayNumber = parseDay(day);
  return dayNumber === null ? day : dayText(dayNumber + Math.trunc(count));
}

/** A working day is a weekday that is no holiday, or a weekend day worked in exchange. */
export function isWorkingDay(calendar: Calendar, day: string): boolean {
  const dayNumber = parseDay(day);
  return dayNumber !== null && worksOn(calendar, dayNumber);
}

/** The same for a day by its number. */
export function worksOn(calendar: Calendar, dayNumber: number): boolean {
  const day = dayText(dayNumber);
  const listed = Object.hasOwn(calendar.days, day) ? calendar.days[day] : undefined;
  return listed ? listed.kind === 'make-up' : !isWeekend(dayNumber);
}

/** Counts days since Monday 1969-12-29, so that weeks begin at multiples of seven. */
export const sinceAMonday = (dayNumber: number): number => dayNumber + 3;

export function isWeekend(dayNumber: number): boolean {
  const weekday = sinceAMonday(dayNumber) % 7;
  return (weekday < 0 ? weekday + 7 : weekday) >= 5;
}

/**
 * Writes the instant in the county's time: 2026-11-22T10:00:00+08:00. Milliseconds appear only where there
 * are any.
 */
export function isoLocal(calendar: Calendar, ms: number): string {
  const offset = calendar.utcOffsetMinutes;
  const local = new Date(clampMs(ms) + offset * MINUTE_MS).toISOString().replace(/(\.000)?Z$/, '');
  const hours = Math.floor(Math.abs(offset) / 60);
  const minutes = Math.abs(offset) % 60;
  return `${local}${offset < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(minutes)}`;
}

export const twoDigits = (value: number): string => String(value).padStart(2, '0');

const isoDate = (ms: number): string => new Date(clampMs(ms)).toISOString().split('T')[0] ?? '';
