import { addDays, type Calendar, dayOf } from '../../domain/index.ts';
import { symbols } from './crockford.ts';
import { keyedHash, keyFor } from './keys.ts';

/** `20261122-7K3M9Q`: the local date of the filing and six symbols that read well aloud. */
export type AppealIds = (day: string, account: string, key: string, attempt: number) => string;

/** The same account, key and attempt give the same id on the same day; nobody else can foretell it. */
export function appealIds(secret: string): AppealIds {
  const key = keyFor(secret, 'appeal-id');
  return (day, account, idempotencyKey, attempt) =>
    `${day.replaceAll('-', '')}-${symbols(keyedHash(key, [account, idempotencyKey, attempt]), 6)}`;
}

/** Today and yesterday in the county (YYYY-MM-DD): a retry after midnight asks for yesterday's id first. */
export function filingDays(calendar: Calendar, nowMs: number): { today: string; yesterday: string } {
  const today = dayOf(calendar, nowMs);
  return { today, yesterday: addDays(today, -1) };
}

/** An id as it stands in an address; null where it cannot be one. Case makes no difference. */
export const asAppealId = (text: string): string | null =>
  /^[0-9A-Za-z][0-9A-Za-z-]{3,63}$/.test(text) ? text.toUpperCase() : null;
