/**
 * Limits, working days and lights of the county. All functions are pure, and every instant is epoch
 * milliseconds.
 */

export {
  addDays,
  DAY_MS,
  dayOf,
  endOfDayMs,
  HOUR_MS,
  isDay,
  isoLocal,
  isWorkingDay,
  startOfDayMs,
} from './days.ts';

export { type ExplainInput, type Explanation, explain, type SkippedDays } from './explain.ts';
export { type LightMark, type LightRule, lightInstants, parseLightMark } from './lights.ts';
export { dueAtMs, isLimit, type Limit, type ParsedLimit, parseLimit, scaleOf } from './limit.ts';
export { isOfficeTime, usualOfficeHours } from './office-hours.ts';
export {
  countedDays,
  countsBy,
  daysUntil,
  dueAfterHold,
  dueAfterSpan,
  dueOverHolds,
  endOfCount,
} from './shift.ts';
export { type CalendarEntry, type CalendarTable, calendarFrom, officeSpanOf } from './table.ts';
export type { Calendar, CalendarDay, HeldSpan, OfficeSpan, Scale } from './types.ts';
export { advanceMs, measureMs, retreatMs } from './weigh.ts';
export { describeLimit, wordEnd, wordMoment } from './words.ts';
