import { createHash } from 'node:crypto';
import { canonical } from '../ids/keys.ts';
import type { ApiContext } from './env.ts';
import { etagOf, knows } from './etag.ts';

/** Answers with county data or a ledger. The ETag is the data's own version, otherwise a hash of the answer. */
export function answerData(c: ApiContext, data: object, version?: string): Response {
  const hash = () => createHash('sha256').update(canonical(data)).digest('base64url').slice(0, 22);
  const etag = etagOf(version ?? hash());
  revalidate(c, etag);
  return knows(c.req.header('if-none-match'), etag) ? c.body(null, 304) : c.json(data);
}

export function revalidate(c: ApiContext, etag: string): void {
  c.header('ETag', etag);
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Authorization');
}
