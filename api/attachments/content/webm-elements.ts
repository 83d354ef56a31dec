import type { Readable } from './read-at.ts';
import type { Blank, Trim } from './trimmed.ts';

/** Elements of WebM (RFC 8794, RFC 9559): an id, a length, and the content. */
const ids = {
  head: 0x1a45dfa3,
  segment: 0x18538067,
  info: 0x1549a966,
  tracks: 0x1654ae6b,
  cluster: 0x1f43b675,
  tags: 0x1254c367,
  attachments: 0x1941a469,
  chapters: 0x1043a770,
  crc: 0xbf,
  title: 0x7ba9,
  muxingApp: 0x4d80,
  writingApp: 0x5741,
};
const opened: readonly number[] = [ids.segment, ids.info, ids.cluster];
/** Programs write place, device and author here. */
const notes: readonly number[] = [ids.tags, ids.attachments, ids.chapters, ids.title, ids.crc];
/** A player wants these two; they become empty texts. */
const emptied: readonly number[] = [ids.muxingApp, ids.writingApp];
const mostElements = 2_000_000;

interface Element {
  readonly id: number;
  readonly at: number;
  readonly content: number;
  /** null: up to the end, as browsers record. */
  readonly end: number | null;
}

/** Blanks tags, attachments, title and the names of programs; no offset changes. null: it is no WebM with tracks. */
export async function withoutWebmTags(file: Readable): Promise<Trim | null> {
  const blanks: Blank[] = [];
  const seen = new Set<number>();
  let at = 0;
  for (let count = 0; at < file.bytes && count < mostElements; count += 1) {
    const element = await elementAt(file, at);
    // A recording that was cut off ends in the middle of an element.
    if (!element) break;
    const { id, content, end } = element;
    seen.add(id);
    if (end === null && !opened.includes(id)) return null;
    if (notes.includes(id)) blanks.push(voidFor(element, Math.min(end ?? file.bytes, file.bytes)));
    if (emptied.includes(id)) blanks.push({ from: content, to: end ?? content, head: new Uint8Array() });
    at = opened.includes(id) && (id !== ids.cluster || end === null) ? content : (end ?? content);
  }
  const isWebm = seen.has(ids.head) && seen.has(ids.segment) && seen.has(ids.tracks);
  return isWebm ? { from: 0, to: file.bytes, blanks: blanks.filter(({ from, to }) => to > from) } : null;
}

async function elementAt({ readAt }: Readable, at: number): Promise<Element | null> {
  const head = await readAt(at, at + 12);
  const idBytes = lengthOf(head[0], 4);
  if (idBytes === null || head.byteLength <= idBytes) return null;
  const sizeBytes = lengthOf(head[idBytes], 8);
  if (sizeBytes === null || head.byteLength < idBytes + sizeBytes) return null;
  const content = at + idBytes + sizeBytes;
  const size = sizeIn(head.subarray(idBytes, idBytes + sizeBytes));
  return { id: head.readUIntBE(0, idBytes), at, content, end: size === null ? null : content + size };
}

/** The place of the first bit that is set says how many bytes a number has. */
function lengthOf(first: number | undefined, most: number): number | null {
  const length = first === undefined ? 9 : Math.clz32(first) - 23;
  return length >= 1 && length <= most ? length : null;
}

/** null: the length is unknown, which all bits set say. */
function sizeIn(bytes: Buffer): number | null {
  const mask = (1 << (8 - bytes.byteLength)) - 1;
  let size = BigInt((bytes[0] ?? 0) & mask);
  for (const byte of bytes.subarray(1)) size = size * 256n + BigInt(byte);
  const unknown = size === (1n << BigInt(7 * bytes.byteLength)) - 1n;
  return unknown ? null : Number(size);
}

const voidId = 0xec;

/** An element of the same length that players skip. */
function voidFor({ at }: Element, to: number): Blank {
  const total = to - at;
  const sizeBytes = total < 9 ? 1 : 8;
  const head = Buffer.alloc(1 + sizeBytes);
  head[0] = voidId;
  if (sizeBytes === 1) head[1] = 0x80 | (total - 2);
  else head.writeBigUInt64BE((1n << 56n) | BigInt(total - 9), 1);
  return { from: at, to, head };
}
