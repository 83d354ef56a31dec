import { createHash, createHmac, randomUUID } from 'node:crypto';

/** All keys come from one secret. Each purpose has its own key, so that none can replace another. */
export type Purpose =
  | 'tracking'
  | 'appeal-id'
  | 'idempotency'
  | 'body'
  | 'attachment-id'
  | 'file-link'
  | 'same-person'
  | 'accounts'
  | 'reference';

export const keyFor = (secret: string, purpose: Purpose): Buffer =>
  createHmac('sha256', secret).update(`huiyin/${purpose}/1`).digest();

/** Hashes several words with a key. JSON separates them, so that two different lists never collide. */
export const keyedHash = (key: Buffer, words: readonly (string | number)[]): Buffer =>
  createHmac('sha256', key).update(JSON.stringify(words)).digest();

/** Identifies the same command of the same caller, however often it is sent. */
export const updateIdOf = (account: string, appeal: string, command: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([account, appeal, command, key]))
    .digest('hex');

/**
 * Hashes a parsed body before its texts are sealed. The order of fields and absent fields make no difference. The
 * hash is keyed, because a body can be little more than a phone number, which one could guess.
 */
export const bodyHashOf = (secret: string, body: unknown): string =>
  createHmac('sha256', keyFor(secret, 'body')).update(canonical(body)).digest('hex');

/** Writes JSON with sorted fields. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, field: unknown) => {
    if (typeof field !== 'object' || field === null || Array.isArray(field)) return field;
    return Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

export const freshKey = (): string => randomUUID();
