import { z } from 'zod';
import type { ApiContext } from '../http/env.ts';
import { problem } from '../http/problem.ts';

/** The media type of a chunk, as in the tus protocol. */
export const chunkType = 'application/offset+octet-stream';

export const chunkHeaders = z.object({
  'Upload-Offset': z
    .string()
    .meta({ description: 'How many bytes were sent before this chunk', example: '0' }),
});

/** Mini-programs of WeChat and Alipay have no PATCH. */
export const postedChunkHeaders = chunkHeaders.extend({
  'X-HTTP-Method-Override': z.literal('PATCH'),
});

export function checkOverride(c: ApiContext): void {
  if (c.req.header('x-http-method-override')?.toUpperCase() === 'PATCH') return;
  throw problem('no-override');
}

export function uploadOffsetOf(c: ApiContext): number {
  const text = c.req.header('upload-offset')?.trim() ?? '';
  if (!/^\d{1,12}$/.test(text)) throw problem('bad-upload-offset');
  return Number(text);
}

export const mediaTypeOf = (c: ApiContext): string =>
  (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** Yields the body as it arrives, or nothing where the request has none. */
export async function* bodyStream(c: ApiContext): AsyncGenerator<Uint8Array> {
  const { body } = c.req.raw;
  if (body) yield* body as unknown as AsyncIterable<Uint8Array>;
}

/** Uploads get more time: a phone in a village sends a megabyte in half a minute. */
export const uploadTime =
  (ms: number) =>
  (c: ApiContext): number | null => {
    const sends = c.req.method === 'POST' || c.req.method === 'PATCH';
    return sends &&
      /\/(?:attachments|uploads|attachment-files|attachment-forms)(?:\/[^/]+)?$|^\/(?:file|case\/[^/]+\/[^/]+)$/.test(
        c.req.path,
      )
      ? ms
      : null;
  };
