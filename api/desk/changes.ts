import type { ApiContext } from '../http/env.ts';
import { etagOf, ifMatchOf } from '../http/etag.ts';
import { problem } from '../http/problem.ts';
import { fromRecords } from '../http/records.ts';

/** The version that a change was meant for. Throws 412 if it is another one. */
export function meantFor(c: ApiContext, version: number): number | undefined {
  const wanted = ifMatchOf(c.req.header('if-match'));
  if (wanted !== undefined && wanted !== version) throw problem('changed-since');
  return wanted;
}

/** Awaits a write. Throws 409 for a name that is taken and for one item too many, and 412 for another version. */
export async function written<T extends object>(
  call: Promise<T | 'name-taken' | 'full' | null>,
  most: number,
): Promise<T> {
  const done = await fromRecords(call);
  if (done === 'name-taken') throw problem('name-taken');
  if (done === 'full') throw problem('too-many-saved', { params: { most } });
  if (done === null) throw problem('changed-since');
  return done;
}

/** Awaits a deletion. Throws 412 if there is no such version now. */
export async function removed(call: Promise<boolean>): Promise<void> {
  if (!(await fromRecords(call))) throw problem('changed-since');
}

/** Answers with something of one account or unit. No cache may keep it, as another account may use the browser. */
export function answerOwn(
  c: ApiContext,
  data: object,
  { version, status = 200 }: { readonly version?: number; readonly status?: 200 | 201 } = {},
): Response {
  if (version !== undefined) c.header('ETag', etagOf(version));
  c.header('Cache-Control', 'private, no-store');
  return c.json(data, status);
}
