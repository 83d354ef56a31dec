import { createHash } from 'node:crypto';
import { canonical } from '../ids/keys.ts';
import type { ApiContext } from './env.ts';
import { etagOf, knows } from './etag.ts';
import { packPadded, packPublic, tagOfPacked } from './packed.ts';

/** Answers with what belongs to a case or an account. The ETag is the data's own version, otherwise a hash of it. */
export function answerData(c: ApiContext, data: object, version?: string): Response {
  const etag = etagOf(version ?? hashOf(data));
  revalidate(c, etag);
  return knows(c.req.header('if-none-match'), etag) ? c.body(null, 304) : c.json(data);
}

/** Answers with data of the county, packed. */
export function answerCountyData(c: ApiContext, data: object, version: string): Promise<Response> {
  const etag = etagOf(version);
  revalidate(c, etag);
  // Several pages of the county have one version: the content itself says which packed copy is whose.
  const pack = (content: Uint8Array) => packPublic(c, content, markOf(content));
  return answerPacked(c, etag, { type: json, content: () => bytesOf(data), pack });
}

/** Data that is the same for everybody: any cache may keep it for five minutes. */
export function answerPublicData(c: ApiContext, data: object): Promise<Response> {
  return answerPublicFile(c, bytesOf(data), json, 300);
}

/** A file that is the same for everybody, and that any cache may keep for so many seconds. */
export function answerPublicFile(
  c: ApiContext,
  content: Uint8Array,
  type: string,
  seconds: number,
): Promise<Response> {
  c.header('Cache-Control', `public, max-age=${seconds}`);
  const mark = markOf(content);
  const pack = type.startsWith('image/')
    ? async () => content
    : (bytes: Uint8Array) => packPublic(c, bytes, mark);
  return answerPacked(c, etagOf(mark), { type, content: () => content, pack });
}

/** Answers with a page of a list, packed so that its size tells nothing. The caller's copy may still hold: 304. */
export function answerList(c: ApiContext, page: object): Promise<Response> {
  const content = bytesOf(page);
  c.header('Vary', 'Authorization, Cookie');
  return answerPacked(c, etagOf(markOf(content)), {
    type: json,
    content: () => content,
    pack: (bytes) => packPadded(c, bytes),
  });
}

interface Packable {
  readonly type: string;
  readonly content: () => Uint8Array;
  readonly pack: (content: Uint8Array) => Promise<Uint8Array>;
}

async function answerPacked(c: ApiContext, etag: string, given: Packable): Promise<Response> {
  c.header('ETag', etag);
  if (knows(c.req.header('if-none-match'), etag)) return c.body(null, 304);
  const body = await given.pack(given.content());
  c.header('ETag', tagOfPacked(c, etag));
  return c.body(body as Uint8Array<ArrayBuffer>, 200, { 'Content-Type': given.type });
}

const json = 'application/json';
const bytesOf = (data: object): Uint8Array => Buffer.from(JSON.stringify(data));

const markOf = (content: Uint8Array): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 22);

const hashOf = (data: object): string => markOf(Buffer.from(canonical(data)));

export function revalidate(c: ApiContext, etag: string): void {
  c.header('ETag', etag);
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Authorization, Cookie');
}
