import type { Sentence } from '../../contract/index.ts';
import { type Calendar, isDay } from '../../domain/index.ts';
import type { Parameters } from './parameters.ts';
import { refusal } from './refusal.ts';
import { sentences } from './words.ts';

/** Which service requests a platform asks for. */
export interface Conditions {
  /** If there are some, nothing else counts. */
  readonly ids: readonly string[];
  /** Empty: every service. */
  readonly services: readonly string[];
  /** Null: both. */
  readonly status: 'open' | 'closed' | null;
  /** Both instants are included. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly page: number;
  readonly pageSize: number;
}

const dayMs = 86_400_000;
const spanMs = 90 * dayMs;
/** The specification answers with at most so many at once. */
export const most = 1000;
const deepest = 10_000;

/** Reads the filters of a list. Throws all faults together. */
export function conditionsIn(given: Parameters, calendar: Calendar, nowMs: number): Conditions {
  const faults: Sentence[] = [];
  const statuses = given.list('status').map((text) => text.toLowerCase());
  if (statuses.some((text) => text !== 'open' && text !== 'closed')) faults.push(sentences.wrongStatus);
  const start = instantIn(given, 'start_date', calendar, faults);
  const end = instantIn(given, 'end_date', calendar, faults);
  const [fromMs, toMs] = spanOf(start, end, nowMs);
  if (faults.length === 0 && toMs < fromMs) faults.push(sentences.backwards);
  if (faults.length === 0 && toMs - fromMs > spanMs + dayMs) faults.push(sentences.tooLong);
  const page = countIn(given, 'page', 1);
  const pageSize = countIn(given, 'page_size', most);
  if (page < 1 || pageSize < 1 || pageSize > most || page * pageSize > deepest)
    faults.push(sentences.wrongPage);
  if (faults.length > 0) throw refusal(400, ...faults);
  const [status] = statuses;
  return {
    ids: given.list('service_request_id').slice(0, most),
    services: given.list('service_code'),
    status: statuses.length === 1 && (status === 'open' || status === 'closed') ? status : null,
    fromMs,
    toMs,
    page,
    pageSize,
  };
}

/** Without dates the last 90 days, with one of them the 90 days after or before it. */
function spanOf(start: Span | null, end: Span | null, nowMs: number): [number, number] {
  if (start && end) return [start.firstMs, end.lastMs];
  if (start) return [start.firstMs, start.firstMs + spanMs];
  const toMs = end?.lastMs ?? nowMs;
  return [toMs - spanMs, toMs];
}

/** A day lasts; an instant does not. */
interface Span {
  readonly firstMs: number;
  readonly lastMs: number;
}

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant needs its time zone. A day alone is the county's. */
function instantIn(given: Parameters, name: string, calendar: Calendar, faults: Sentence[]): Span | null {
  // An unescaped plus sign of an offset arrives as a space.
  const text = given.text(name).replace(/ (\d{2}:\d{2})$/, '+$1');
  if (text === '') return null;
  if (isDay(text)) {
    const firstMs = Date.parse(`${text}T00:00:00Z`) - calendar.utcOffsetMinutes * 60_000;
    return { firstMs, lastMs: firstMs + dayMs - 1 };
  }
  const ms = instant.test(text) ? Date.parse(text) : Number.NaN;
  // Date.parse takes 30 February for a day of March.
  if (Number.isNaN(ms) || !isDay(text.slice(0, 10))) faults.push(sentences.wrongDate(name));
  return Number.isNaN(ms) ? null : { firstMs: ms, lastMs: ms };
}

/** Returns 0 for what is no count. */
function countIn(given: Parameters, name: string, usual: number): number {
  const text = given.text(name);
  if (text === '') return usual;
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}
