import type { AttachmentRecord, ByteRange, StoredFile } from '../../../store/index.ts';
import type { ApiContext } from '../../http/env.ts';
import { etagOf, knows } from '../../http/etag.ts';
import { problem } from '../../http/problem.ts';
import { fromRecords } from '../../http/records.ts';
import { type StorageNeeds, storageOf, unknownAttachment } from '../attachments.ts';
import { byteRange } from '../byte-range.ts';
import { isShownInline } from '../content/known-types.ts';
import { dispositionOf } from '../file-name.ts';
import type { Variant } from '../links.ts';
import { shownName } from '../shown-attachment.ts';

/** A browser executes nothing in a file, whatever the file turns out to be. */
const harmless = "default-src 'none'; sandbox; frame-ancestors 'none'";

/** Answers with the bytes, a range, or 304. The content type is always the detected one. */
export async function answerFile(
  c: ApiContext,
  deps: StorageNeeds,
  record: AttachmentRecord,
  variant: Variant,
): Promise<Response> {
  const file = variant === 'thumbnail' ? record.thumbnail : record.content;
  if (!file || record.state !== 'ready') throw unknownAttachment(record.id);
  const etag = etagOf(file.sha256.slice(0, 32));
  c.header('ETag', etag);
  c.header('Cache-Control', 'private, max-age=300');
  c.header('Vary', 'Authorization');
  if (knows(c.req.header('if-none-match'), etag)) return c.body(null, 304);
  const range = rangeOf(c, file, etag);
  const { from, to } = range === 'none' ? { from: 0, to: file.bytes } : range;
  describe(c, shownName(deps, record), file);
  c.header('Content-Length', String(to - from));
  if (range !== 'none') c.header('Content-Range', `bytes ${from}-${to - 1}/${file.bytes}`);
  const status = range === 'none' ? 200 : 206;
  if (c.req.method === 'HEAD') return c.body(null, status);
  return c.body(await streamOf(deps, file, { from, to }), status);
}

function describe(c: ApiContext, name: string, { type }: StoredFile): void {
  c.header('Content-Type', type === 'text/plain' ? 'text/plain; charset=utf-8' : type);
  c.header('Content-Disposition', dispositionOf(isShownInline(type) ? 'inline' : 'attachment', name));
  c.header('Content-Security-Policy', harmless);
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Accept-Ranges', 'bytes');
}

/** A range of another version is useless to a client that has the beginning of this version. */
function rangeOf(c: ApiContext, { bytes }: StoredFile, etag: string): ByteRange | 'none' {
  const condition = c.req.header('if-range');
  if (condition !== undefined && condition !== etag) return 'none';
  const range = byteRange(c.req.header('range'), bytes);
  if (range !== 'outside') return range;
  throw problem('range-not-satisfiable', { headers: { 'Content-Range': `bytes */${bytes}` } });
}

/** Fetches the first piece before the answer begins, so that an unavailable database becomes a 503. */
async function streamOf(deps: StorageNeeds, file: StoredFile, range: ByteRange): Promise<ReadableStream> {
  const pieces = storageOf(deps).read(file, range);
  const first = await fromRecords(pieces.next());
  return ReadableStream.from(after(first, pieces));
}

async function* after(first: IteratorResult<Uint8Array>, rest: AsyncGenerator<Uint8Array>) {
  try {
    if (!first.done) yield first.value;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
