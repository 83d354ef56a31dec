import { createHash, createHmac, randomUUID } from 'node:crypto';

/** Everything keyed comes from one secret; each purpose has a key of its own, so that none can stand for another. */
export type Purpose =
  | 'tracking'
  | 'appeal-id'
  | 'idempotency'
  | 'body'
  | 'attachment-id'
  | 'file-link'
  | 'same-person'
  | 'accounts';

export const keyFor = (secret: string, purpose: Purpose): Buffer =>
  createHmac('sha256', secret).update(`huiyin/${purpose}/1`).digest();

/** A keyed hash of several words; lengths are written too, so that no two lists give the same. */
export const keyedHash = (key: Buffer, words: readonly (string | number)[]): Buffer =>
  createHmac('sha256', key).update(JSON.stringify(words)).digest();

/** Names the same command of the same caller, however often it is sent. */
export const updateIdOf = (account: string, appeal: string, command: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([account, appeal, command, key]))
    .digest('hex');

/**
 * Of a parsed body, before anything in it is sealed: the order of fields and absent ones make no difference. Keyed,
 * for a body may be little more than a phone number, which could be guessed.
 */
export const bodyHashOf = (secret: string, body: unknown): string =>
  createHmac('sha256', keyFor(secret, 'body')).update(canonical(body)).digest('hex');

/** JSON with sorted fields. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) => {
    if (typeof field !== 'object' || field === null || Array.isArray(field)) return field;
    return Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

export const freshKey = (): string => randomUUID();
