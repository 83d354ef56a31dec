import { randomBytes, randomInt } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { ApiContext } from './env.ts';

/**
 * Answers are packed in two ways. What everybody may read, or what only an admin wrote, is packed as it is. A list holds
 * the words of many people; whoever files a case chooses some of them, and could guess others' words by the packed
 * size. So a list is padded with a random number of bytes, and a single case is not packed at all: `docs/security.md`
 * says why that suffices.
 */
type Encoding = 'br' | 'gzip';

const least = 1024;
const mostPadding = 4096;
const mostKept = 64;
const kept = new Map<string, Uint8Array>();

/** Packs public content. `mark` says which it is, so that it is packed once. */
export async function packPublic(c: ApiContext, content: Uint8Array, mark: string): Promise<Uint8Array> {
  const encoding = encodingFor(c, ['br', 'gzip'], content.byteLength);
  if (encoding === null) return content;
  const key = `${encoding} ${mark}`;
  const packed = kept.get(key) ?? (await pack(content, encoding));
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, packed);
  c.header('Content-Encoding', encoding);
  return packed;
}

/** Packs a list. Its size says nothing exact of its content. */
export async function packPadded(c: ApiContext, content: Uint8Array): Promise<Uint8Array> {
  if (isForeign(c) || encodingFor(c, ['gzip'], content.byteLength) === null) return content;
  c.header('Content-Encoding', 'gzip');
  return padded(await pack(content, 'gzip'));
}

/** Another site's page caused the request, as often as it likes. */
const isForeign = (c: ApiContext): boolean => c.req.header('sec-fetch-site') === 'cross-site';

/** The tag of a packed answer is weak: its bytes differ from those of the plain one. */
export const tagOfPacked = (c: ApiContext, etag: string): string =>
  c.res.headers.has('Content-Encoding') ? `W/${etag}` : etag;

function encodingFor(c: ApiContext, offered: readonly Encoding[], bytes: number): Encoding | null {
  c.header('Vary', 'Accept-Encoding', { append: true });
  if (bytes < least || c.req.method === 'HEAD') return null;
  const accepted = acceptedIn(c.req.header('accept-encoding') ?? '');
  return offered.find((encoding) => accepted.has(encoding)) ?? null;
}

/** The encodings that the caller takes; `q=0` takes one out. */
function acceptedIn(header: string): ReadonlySet<string> {
  const named = header.split(',').map((part) =>
    part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/),
  );
  return new Set(named.filter(([, q]) => !/^q=0(?:\.0*)?$/.test(q ?? '')).map(([name = '']) => name));
}

const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
const pack = (content: Uint8Array, encoding: Encoding): Promise<Buffer> =>
  encoding === 'br' ? promisify(brotliCompress)(content, quality) : promisify(gzip)(content);

const headBytes = 10;
const hasExtra = 4;

/** Puts random bytes into the field of the head that every reader skips (RFC 1952, FEXTRA). */
function padded(packed: Buffer): Buffer {
  const padding = randomBytes(randomInt(mostPadding));
  const extra = Buffer.alloc(6);
  extra.writeUInt16LE(padding.byteLength + 4, 0);
  extra.write('HY', 2, 'latin1');
  extra.writeUInt16LE(padding.byteLength, 4);
  const head = Buffer.from(packed.subarray(0, headBytes));
  head[3] = (head[3] ?? 0) | hasExtra;
  return Buffer.concat([head, extra, padding, packed.subarray(headBytes)]);
}
