import { addDays, type Calendar, dayOf } from '../../domain/index.ts';
import { symbols } from './crockford.ts';
import { keyedHash, keyFor } from './keys.ts';

/** An id has the form `20261122-7K3M9Q`: the filing's local date and six symbols that are easy to read aloud. */
export type AppealIds = (day: string, account: string, key: string, attempt: number) => string;

/** Derives an id from account, key, attempt and day. Nobody else can predict it. */
export function appealIds(secret: string): AppealIds {
  const key = keyFor(secret, 'appeal-id');
  return (day, account, idempotencyKey, attempt) =>
    `${day.replaceAll('-', '')}-${symbols(keyedHash(key, [account, idempotencyKey, attempt]), 6)}`;
}

/** Returns today and yesterday in the county (YYYY-MM-DD). A retry after midnight first asks for yesterday's id. */
export function filingDays(calendar: Calendar, nowMs: number): { today: string; yesterday: string } {
  const today = dayOf(calendar, nowMs);
  return { today, yesterday: addDays(today, -1) };
}

/** Normalises an id from an address and ignores case. null: the text is no id. */
export const asAppealId = (text: string): string | null =>
  /^[0-9A-Za-z][0-9A-Za-z-]{3,63}$/.test(text) ? text.toUpperCase() : null;
