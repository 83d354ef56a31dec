import { dayText, parseDay } from './days.ts';
import type { Calendar, CalendarDay, OfficeSpan } from './types.ts';

/** One line of county/calendar.yaml: a day, or all days of a span with both ends. */
export interface CalendarEntry extends CalendarDay {
  day?: string;
  from?: string;
  to?: string;
}

export interface CalendarTable {
  version: string;
  utcOffset: string;
  /** Spans like `08:30-12:00`. */
  officeHours?: readonly string[] | undefined;
  days: readonly CalendarEntry[];
}

const MAX_SPAN_DAYS = 60;

/** Builds the calendar from a county's table, or lists everything wrong with the table. */
export function calendarFrom(
  table: CalendarTable,
): { ok: true; calendar: Calendar } | { ok: false; problems: string[] } {
  const problems: string[] = [];
  const utcOffsetMinutes = parseUtcOffset(table.utcOffset);
  if (utcOffsetMinutes === null) problems.push(`utcOffset ${table.utcOffset}: write it like +08:00`);
  const days: Record<string, CalendarDay> = {};
  for (const entry of table.days) {
    const span = spanOf(entry);
    if (typeof span === 'string') problems.push(`${JSON.stringify(entry)}: ${span}`);
    else addSpan(days, span, { kind: entry.kind, name: entry.name }, problems);
  }
  if (utcOffsetMinutes === null || problems.length > 0) return { ok: false, problems };
  const officeHours = table.officeHours?.flatMap((text) => officeSpanOf(text) ?? []);
  const hours = officeHours ? { officeHours } : {};
  return { ok: true, calendar: { version: table.version, utcOffsetMinutes, ...hours, days } };
}

function addSpan(
  days: Record<string, CalendarDay>,
  [first, last]: [number, number],
  day: CalendarDay,
  problems: string[],
): void {
  for (let dayNumber = first; dayNumber <= last; dayNumber++) {
    const text = dayText(dayNumber);
    if (Object.hasOwn(days, text)) problems.push(`${text}: listed twice`);
    days[text] = { ...day };
  }
}

function spanOf(entry: CalendarEntry): [number, number] | string {
  const { day, from, to } = entry;
  if (day !== undefined ? from !== undefined || to !== undefined : from === undefined || to === undefined) {
    return 'give either day, or from and to';
  }
  const first = parseDay(day ?? from ?? '');
  const last = parseDay(day ?? to ?? '');
  if (first === null || last === null) return 'no such day (YYYY-MM-DD)';
  if (last < first) return 'ends before it begins';
  return last - first < MAX_SPAN_DAYS ? [first, last] : `longer than ${MAX_SPAN_DAYS} days`;
}

/** Reads a span of office hours like `08:30-12:00`. Null where it is none. */
export function officeSpanOf(text: string): OfficeSpan | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(text);
  if (!match) return null;
  const fromMinute = Number(match[1]) * 60 + Number(match[2]);
  const toMinute = Number(match[3]) * 60 + Number(match[4]);
  return fromMinute < toMinute && toMinute <= 24 * 60 ? { fromMinute, toMinute } : null;
}

function parseUtcOffset(text: string): number | null {
  const match = /^([+-])(\d{2}):([0-5]\d)$/.exec(text);
  if (!match) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  if (minutes > 14 * 60) return null;
  return match[1] === '-' ? 0 - minutes : minutes;
}
