import { dayText, MINUTE_MS, parseDay } from '../calendar/days.ts';
import { wordDay } from '../calendar/words.ts';
import { declineReasonTerms, orderColourTerms } from './county-terms.ts';
import type { Terms, Wording } from './wording.ts';

/** Things of the county's own data that a sentence calls by name. */
export type Named = 'unit' | 'person' | 'category' | 'catalogue-item' | 'decline-reason' | 'order-colour';

/** Knows the county's names. Returns null where the county has no such thing. */
export interface Naming {
  readonly nameOf: (what: Named, id: string) => Wording | null;
  readonly utcOffsetMinutes: number;
}

/** Knows no names: a sentence then quotes the id that somebody typed. China's zone. */
export const noNaming: Naming = { nameOf: () => null, utcOffsetMinutes: 480 };

/** Text that is kept as it is in a sentence: an id, or a word that somebody typed. */
export const quoted = (text: string): Wording => ({ zh: `“${text}”`, en: `“${text}”` });

/** The county's name of a thing; a code of the sample county's policy has a term of its own. Otherwise the id in quotes. */
export const named = (naming: Naming, what: Named, id: string): Wording =>
  naming.nameOf(what, id) ?? termOf(termsOf(what), id);

function termsOf(what: Named): Terms {
  if (what === 'decline-reason') return declineReasonTerms;
  return what === 'order-colour' ? orderColourTerms : {};
}

/** The term under a code, or the code itself in quotes where the table lacks it. */
export const termOf = (terms: Terms, code: string): Wording =>
  Object.hasOwn(terms, code) ? (terms[code] ?? quoted(code)) : quoted(code);

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/**
 * An ISO instant as people of the county write it: 2026年3月2日10:00, 2 March 2026, 10:00. An end at midnight is 24:00 of
 * the day before. Text that is no instant is quoted.
 */
export function instantWording(iso: string, { utcOffsetMinutes }: Naming, isEnd = false): Wording {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return quoted(iso);
  const local = new Date(ms + utcOffsetMinutes * MINUTE_MS).toISOString();
  const midnight = isEnd && local.slice(11, 16) === '00:00';
  const today = local.slice(0, 10);
  const day = midnight ? dayText((parseDay(today) ?? 1) - 1) : today;
  const clock = midnight ? '24:00' : local.slice(11, 16);
  const [year = '', month = '1', date = '1'] = day.split('-');
  return {
    zh: `${wordDay(day)}${clock}`,
    en: `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}, ${clock}`,
  };
}

/** Several things in one sentence, joined as each language joins them; none is said so. */
export const listed = (several: readonly Wording[]): Wording =>
  several.length === 0
    ? { zh: '无', en: 'none' }
    : { zh: several.map(({ zh }) => zh).join('、'), en: several.map(({ en }) => en).join(', ') };

export const numeral = (value: string | number): Wording => ({ zh: String(value), en: String(value) });
