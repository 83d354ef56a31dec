import type { Wording } from '../wording/wording.ts';
import { DAY_MS, dayNumberAt, dayText, MINUTE_MS, startOfDayNumberMs, twoDigits } from './days.ts';
import { type Limit, parseLimit } from './limit.ts';
import type { Calendar } from './types.ts';

const UNITS = {
  s: { zh: '秒', en: 'second' },
  m: { zh: '分钟', en: 'minute' },
  h: { zh: '小时', en: 'hour' },
  d: { zh: '个自然日', en: 'calendar day' },
  wd: { zh: '个工作日', en: 'working day' },
} as const;

const ENGLISH_NAMES: Readonly<Record<string, string>> = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明节: 'Qingming',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
  '国庆节、中秋节': 'National Day and Mid-Autumn Festival',
};

/** A limit in words: '7wd' is 7个工作日, 7 working days. An unreadable limit stays as it is. */
export function describeLimit(limit: Limit): Wording {
  const parsed = parseLimit(limit);
  if (!parsed) return { zh: limit, en: limit };
  if (parsed.unit === 'same-day') return { zh: '当日', en: 'same day' };
  const unit = UNITS[parsed.unit];
  return { zh: `${parsed.count}${unit.zh}`, en: plural(parsed.count, unit.en) };
}

/** The English name of a national holiday. Other names stay as the county wrote them. */
export function englishName(name: string): string {
  return Object.hasOwn(ENGLISH_NAMES, name) ? (ENGLISH_NAMES[name] ?? name) : name;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Writes the first day of a span, and the last where it differs. */
export function wordRange(from: string, to: string): Wording {
  if (from === to) return { zh: wordDay(from), en: from };
  return { zh: `${wordDay(from)}至${wordDay(to)}`, en: `${from} to ${to}` };
}

/** Writes 2026-02-14 as 2026年2月14日. */
export function wordDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** Writes the moment to the minute. */
export function wordMoment(calendar: Calendar, ms: number): Wording {
  return moment(calendar, dayNumberAt(calendar, ms), ms);
}

/** Writes the end of a limit. Offices write midnight as 24:00 of the day that ends. */
export function wordEnd(calendar: Calendar, ms: number): Wording {
  return moment(calendar, dayNumberAt(calendar, ms - 1), ms);
}

function moment(calendar: Calendar, dayNumber: number, ms: number): Wording {
  const day = dayText(dayNumber);
  const minutes = Math.floor(Math.min(ms - startOfDayNumberMs(calendar, dayNumber), DAY_MS) / MINUTE_MS);
  const clock = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
  return { zh: `${wordDay(day)}${clock}`, en: `${day} ${clock}` };
}
