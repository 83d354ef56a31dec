import { freshKey } from '../ids/keys.ts';
import type { ApiContext } from './env.ts';
import { problem } from './problem.ts';

const header = 'Idempotency-Key';

/** Returns the caller's key, or a fresh one. The answer carries the key, so that a retry can name it. */
export function idempotencyKey(c: ApiContext): { key: string; given: boolean } {
  const given = c.req.header(header);
  if (given !== undefined && !/^[\x21-\x7e]{1,200}$/.test(given)) throw problem('bad-idempotency-key');
  const key = given ?? freshKey();
  c.header(header, key);
  return { key, given: given !== undefined };
}
