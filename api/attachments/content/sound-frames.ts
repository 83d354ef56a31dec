import type { ReadAt } from './read-at.ts';

const searched = 64 * 1024;

/**
 * Returns true where two frames of MP3 or AAC follow each other. Two bytes look like the beginning of a frame in many
 * files; the length that they state then leads to no second frame. `from`: behind the tags.
 */
export async function hasFrames(readAt: ReadAt, from: number, type: string): Promise<boolean> {
  const lengthOf = type === 'audio/aac' ? aacLength : mp3Length;
  const head = await readAt(from, from + searched);
  for (let at = 0; at + 7 <= head.byteLength; at += 1) {
    const length = lengthOf(head, at);
    if (length === 0) continue;
    const next = from + at + length;
    if (lengthOf(await readAt(next, next + 7), 0) > 0) return true;
  }
  return false;
}

const kilobits: Readonly<Record<string, readonly number[]>> = {
  '1.1': [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
  '1.2': [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
  '1.3': [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  '2.1': [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
  '2.2': [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const hertz = [44_100, 48_000, 32_000];

/** The length of the MPEG frame that begins here, or 0 (ISO 11172-3, 13818-3). */
function mp3Length(bytes: Buffer, at: number): number {
  if (bytes.byteLength < at + 4) return 0;
  const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
  const version = (second >> 3) & 3;
  const layer = 4 - ((second >> 1) & 3);
  const rate = hertz[(third >> 2) & 3];
  if (first !== 0xff || second < 0xe0 || version === 1 || layer === 4 || rate === undefined) return 0;
  const table = version === 3 ? `1.${layer}` : `2.${Math.min(layer, 2)}`;
  const bits = (kilobits[table]?.[third >> 4] ?? 0) * 1000;
  const hz = rate / { 3: 1, 2: 2, 0: 4 }[version as 3 | 2 | 0];
  const padding = (third >> 1) & 1;
  if (layer === 1) return (Math.floor((12 * bits) / hz) + padding) * 4 * Number(bits > 0);
  const samples = layer === 3 && version !== 3 ? 72 : 144;
  return bits === 0 ? 0 : Math.floor((samples * bits) / hz) + padding;
}

/** The length of the ADTS frame that begins here, or 0 (ISO 13818-7). */
function aacLength(bytes: Buffer, at: number): number {
  if (bytes.byteLength < at + 7) return 0;
  const begins = bytes[at] === 0xff && ((bytes[at + 1] ?? 0) & 0xf6) === 0xf0;
  const length = (bytes.readUIntBE(at + 3, 3) >> 5) & 0x1fff;
  return begins && length > 7 ? length : 0;
}

const amrHeads: readonly { readonly head: string; readonly frames: readonly number[] }[] = [
  { head: '#!AMR\n', frames: [13, 14, 16, 18, 20, 21, 27, 32, 6] },
  { head: '#!AMR-WB\n', frames: [18, 24, 33, 37, 41, 47, 51, 59, 61, 6] },
];
const silence = 15;

/** AMR, as phones record: its head, then a frame whose length its first byte states (RFC 4867). */
export async function isAmr(readAt: ReadAt): Promise<boolean> {
  const start = await readAt(0, 200);
  const known = amrHeads.find(({ head }) => start.toString('latin1', 0, head.length) === head);
  if (!known) return false;
  const at = known.head.length;
  const mode = frameMode(start[at]);
  const length = mode === silence ? 1 : known.frames[mode];
  if (length === undefined || start.byteLength < at + length) return false;
  const next = start[at + length];
  return next === undefined || frameMode(next) === silence || known.frames[frameMode(next)] !== undefined;
}

/** Bits 3 to 6. The others must be a quality bit and zeros. */
const frameMode = (byte = 0xff): number => ((byte & 0x83) === 0 ? (byte >> 3) & 15 : 14);
