import { createHash } from 'node:crypto';
import { canonical } from '../ids/keys.ts';
import type { ApiContext } from './env.ts';
import { etagOf, knows } from './etag.ts';

/** Answers with county data or a ledger. The ETag is the data's own version, otherwise a hash of the answer. */
export function answerData(c: ApiContext, data: object, version?: string): Response {
  const etag = etagOf(version ?? hashOf(data));
  revalidate(c, etag);
  return answerUnlessKnown(c, data, etag);
}

/** Data that is the same for everybody: any cache may keep it for five minutes. */
export function answerPublicData(c: ApiContext, data: object): Response {
  const etag = etagOf(hashOf(data));
  c.header('ETag', etag);
  c.header('Cache-Control', 'public, max-age=300');
  return answerUnlessKnown(c, data, etag);
}

const hashOf = (data: object): string =>
  createHash('sha256').update(canonical(data)).digest('base64url').slice(0, 22);

const answerUnlessKnown = (c: ApiContext, data: object, etag: string): Response =>
  knows(c.req.header('if-none-match'), etag) ? c.body(null, 304) : c.json(data);

export function revalidate(c: ApiContext, etag: string): void {
  c.header('ETag', etag);
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Authorization, Cookie');
}
