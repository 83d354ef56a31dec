import { dayNumberAt, MINUTE_MS, startOfDayNumberMs, worksOn } from './days.ts';
import type { Calendar, OfficeSpan } from './types.ts';

/** The usual office hours of a county. Minutes since midnight. */
export const usualOfficeHours: readonly OfficeSpan[] = [
  { fromMinute: 8 * 60 + 30, toMinute: 12 * 60 },
  { fromMinute: 14 * 60, toMinute: 17 * 60 + 30 },
];

/** True within the office hours of a working day. All other time is for who is on duty. */
export function isOfficeTime(calendar: Calendar, atMs: number): boolean {
  const day = dayNumberAt(calendar, atMs);
  if (!worksOn(calendar, day)) return false;
  const minute = (atMs - startOfDayNumberMs(calendar, day)) / MINUTE_MS;
  const spans = calendar.officeHours ?? usualOfficeHours;
  return spans.some(({ fromMinute, toMinute }) => fromMinute <= minute && minute < toMinute);
}
