/** Reads an instant as officials type it. The county's offset is added, so that a browser's own zone changes nothing. */
export type TypedInstant =
  | { readonly iso: string }
  /** The text cannot be read, or it names a day without the time that is needed. */
  | { readonly fault: 'unreadable' | 'needs-time' };

export interface ReadingAs {
  readonly nowMs: number;
  /** The county's offset, such as `+08:00`. */
  readonly offset: string;
  /** An end without a time is 24:00 of its day. Any other instant needs its time. */
  readonly isEnd: boolean;
}

const dayMs = 86_400_000;
const near: Readonly<Record<string, number>> = { 昨天: -1, 今天: 0, 明天: 1, 后天: 2, today: 0, tomorrow: 1 };
const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const packed = /^(\d{4})(\d{2})(\d{2})$/;
const short = /^(\d{1,2})[-/.月](\d{1,2})日?$/;
const clock = /^(\d{1,2})(?::(\d{2})|[点时](?:(\d{1,2})分?)?)(?::\d{2})?$/;
const iso = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

export function readInstant(text: string, as: ReadingAs): TypedInstant {
  const given = text.normalize('NFKC').trim();
  if (iso.test(given)) return Number.isNaN(Date.parse(given)) ? { fault: 'unreadable' } : { iso: given };
  const { day: dayText, time: timeText } = apart(given);
  const time = timeText === '' ? null : timeOf(timeText);
  const day = dayText === '' && time ? localDay(as, 0) : dayOf(dayText, as);
  if (day === null || (timeText !== '' && time === null)) return { fault: 'unreadable' };
  if (time === null && !as.isEnd) return { fault: 'needs-time' };
  return { iso: written(day, time ?? { hour: 24, minute: 0 }, as.offset) };
}

/** The day and the time of a text. They may be written without a space between them. */
function apart(text: string): { day: string; time: string } {
  const [first = '', second = '', ...more] = text.split(/[\sT]+/);
  if (more.length > 0) return { day: text, time: '' };
  if (second !== '') return { day: first, time: second };
  if (clock.test(first)) return { day: '', time: first };
  const joined = /^(.*[日天])(\d{1,2}[:点时].*)$/.exec(first);
  return { day: joined?.[1] ?? first, time: joined?.[2] ?? '' };
}

function dayOf(text: string, as: ReadingAs): string | null {
  const steps = near[text.toLowerCase()];
  if (steps !== undefined) return localDay(as, steps);
  const [, year, month, day] = full.exec(text) ?? packed.exec(text) ?? [];
  if (year) return realDay(Number(year), Number(month), Number(day));
  const [, shortMonth, shortDay] = short.exec(text) ?? [];
  return shortMonth ? nearest(Number(shortMonth), Number(shortDay), as) : null;
}

/** A day without its year is the next one for an end, and the last one for what has happened. */
function nearest(month: number, day: number, as: ReadingAs): string | null {
  const today = localDay(as, 0);
  const year = Number(today.slice(0, 4));
  const thisYear = realDay(year, month, day);
  const tomorrow = localDay(as, 1);
  if (thisYear === null) return realDay(year + (as.isEnd ? 1 : -1), month, day);
  if (as.isEnd) return thisYear >= today ? thisYear : realDay(year + 1, month, day);
  const isFar = Date.parse(thisYear) - Date.parse(tomorrow) > 183 * dayMs;
  return isFar ? realDay(year - 1, month, day) : thisYear;
}

function realDay(year: number, month: number, day: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : null;
}

interface Time {
  readonly hour: number;
  readonly minute: number;
}

function timeOf(text: string): Time | null {
  const [, hourText, after, minuteText] = clock.exec(text) ?? [];
  if (hourText === undefined) return null;
  const [hour, minute] = [Number(hourText), Number(after ?? minuteText ?? 0)];
  const isEndOfDay = hour === 24 && minute === 0;
  return (hour < 24 && minute < 60) || isEndOfDay ? { hour, minute } : null;
}

/** 24:00 of a day is 00:00 of the next. */
function written(day: string, { hour, minute }: Time, offset: string): string {
  const shown = hour === 24 ? new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10) : day;
  return `${shown}T${two(hour % 24)}:${two(minute)}:00${offset}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The county's day, some days from now. */
export function localDay({ nowMs, offset }: Pick<ReadingAs, 'nowMs' | 'offset'>, days: number): string {
  return new Date(nowMs + offsetMs(offset) + days * dayMs).toISOString().slice(0, 10);
}

/** The present minute as it would be typed. */
export function typedNow({ nowMs, offset }: Pick<ReadingAs, 'nowMs' | 'offset'>): string {
  return new Date(nowMs + offsetMs(offset)).toISOString().slice(0, 16).replace('T', ' ');
}

function offsetMs(offset: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):(\d{2})$/.exec(offset) ?? [];
  const ms = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -ms : ms;
}

const plainOffset = '+08:00';

/** The county's offset, as an instant of the API has it. */
export const offsetOf = (instant: string | null | undefined): string =>
  /[+-]\d{2}:\d{2}$/.exec(instant ?? '')?.[0] ?? plainOffset;
