import type { Readable } from './read-at.ts';
import type { Blank, Trim } from './trimmed.ts';

/** Ogg: pages of packets. The second packet of a stream holds vendor and tags (RFC 3533, RFC 7845). */

interface Page {
  readonly at: number;
  readonly content: Buffer;
  readonly continued: boolean;
  readonly begins: boolean;
  readonly stream: number;
  /** Each packet's part of this page: its beginning and end, and whether the packet ends here. */
  readonly parts: readonly { readonly from: number; readonly to: number; readonly ends: boolean }[];
}

/** How the first packet of a codec begins, how its tags begin, and what stands behind an empty list of tags. */
const codecs = [
  { first: 'OpusHead', tags: 'OpusTags', rest: [] },
  { first: '\x01vorbis', tags: '\x03vorbis', rest: [1] },
  { first: 'Speex   ', tags: '', rest: [] },
] as const;
const emptyTags = 8;

interface Stream {
  readonly codec: (typeof codecs)[number];
  /** Packets that have ended. */
  packets: number;
  /** Bytes of the packet of tags so far. */
  written: number;
}

/**
 * Empties the tags of every stream; no offset changes, and the checksums of the changed pages are made anew. null: a
 * page is broken, or a codec is unknown.
 */
export async function withoutOggTags(file: Readable): Promise<Trim | null> {
  const streams = new Map<number, Stream>();
  const blanks: Blank[] = [];
  for (let at = 0; at < file.bytes; ) {
    const page = await pageAt(file, at);
    // A recorder that was cut off leaves half a page behind.
    if (!page) return streams.size > 0 && file.bytes - at < mostPage ? ended(at, blanks) : null;
    if (page.begins) {
      const codec = codecOf(page);
      if (!codec) return null;
      streams.set(page.stream, { codec, packets: 0, written: 0 });
    }
    const stream = streams.get(page.stream);
    if (!stream) return null;
    if (emptied(page, stream))
      blanks.push({ from: at, to: at + page.content.byteLength, head: resealed(page) });
    at += page.content.byteLength;
  }
  return streams.size > 0 ? ended(file.bytes, blanks) : null;
}

const ended = (to: number, blanks: Blank[]): Trim => ({ from: 0, to, blanks });

const headBytes = 27;
const mostPage = headBytes + 255 + 255 * 255;

async function pageAt({ readAt, bytes }: Readable, at: number): Promise<Page | null> {
  const head = await readAt(at, at + headBytes + 255);
  if (head.byteLength < headBytes || head.toString('latin1', 0, 4) !== 'OggS') return null;
  const count = head[26] ?? 0;
  const lacing = [...head.subarray(headBytes, headBytes + count)];
  const length = headBytes + count + lacing.reduce((sum, size) => sum + size, 0);
  if (lacing.length < count || at + length > bytes) return null;
  const content = Buffer.from(await readAt(at, at + length));
  if (content.readUInt32LE(crcAt) !== crcOf(content)) return null;
  const flags = head[5] ?? 0;
  return {
    at,
    content,
    continued: (flags & 1) !== 0,
    begins: (flags & 2) !== 0,
    stream: head.readUInt32LE(14),
    parts: partsOf(lacing, headBytes + count),
  };
}

/** A packet ends with a piece shorter than 255 bytes. */
function partsOf(lacing: readonly number[], start: number): Page['parts'] {
  const parts: { from: number; to: number; ends: boolean }[] = [];
  let from = start;
  let to = start;
  for (const size of lacing) {
    to += size;
    if (size === 255) continue;
    parts.push({ from, to, ends: true });
    from = to;
  }
  if (to > from) parts.push({ from, to, ends: false });
  return parts;
}

const codecOf = ({ content, parts: [first] }: Page) =>
  first && codecs.find((codec) => startsWith(content, first.from, codec.first));

const startsWith = (content: Buffer, at: number, text: string): boolean =>
  content.toString('latin1', at, at + text.length) === text;

/** Empties what this page holds of the stream's tags. Returns false where it holds nothing of them. */
function emptied({ content, parts }: Page, stream: Stream): boolean {
  let changed = false;
  for (const { from, to, ends } of parts) {
    if (stream.packets === 1) {
      const empty = Buffer.concat([
        Buffer.from(stream.codec.tags, 'latin1'),
        Buffer.alloc(emptyTags),
        Buffer.from(stream.codec.rest),
      ]);
      const head = empty.subarray(stream.written, stream.written + to - from);
      content.fill(0, from, to).set(head, from);
      stream.written += to - from;
      changed = true;
    }
    if (ends) stream.packets += 1;
  }
  return changed;
}

const crcAt = 22;

function resealed({ content }: Page): Buffer {
  content.writeUInt32LE(crcOf(content), crcAt);
  return content;
}

/** The checksum of Ogg: polynomial 0x04c11db7, not reflected, over the page with zeros in its own place. */
function crcOf(page: Buffer): number {
  let crc = 0;
  for (let at = 0; at < page.byteLength; at += 1) {
    const byte = at >= crcAt && at < crcAt + 4 ? 0 : (page[at] ?? 0);
    crc = ((crc << 8) ^ (crcTable[((crc >>> 24) ^ byte) & 255] ?? 0)) >>> 0;
  }
  return crc;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let crc = index << 24;
  for (let bit = 0; bit < 8; bit += 1)
    crc = ((crc & 0x8000_0000) !== 0 ? (crc << 1) ^ 0x04c1_1db7 : crc << 1) >>> 0;
  return crc;
});
