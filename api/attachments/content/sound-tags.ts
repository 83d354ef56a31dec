import type { ReadAt } from './read-at.ts';
import type { Trim } from './trimmed.ts';

const tagHeader = 10;
const oldTag = 128;

/** Removes the ID3 tags of MP3 and AAC: those before the sound, and the old tag after it. */
export async function withoutId3(readAt: ReadAt, bytes: number): Promise<Trim> {
  let from = 0;
  for (let length = await tagAt(readAt, 0); length > 0; length = await tagAt(readAt, from)) {
    from = Math.min(from + length, bytes);
  }
  const tail = await readAt(Math.max(from, bytes - oldTag), bytes);
  const hasOld = tail.byteLength === oldTag && tail.toString('latin1', 0, 3) === 'TAG';
  return { from, to: hasOld ? bytes - oldTag : bytes, blanks: [] };
}

/** The length of the ID3v2 tag that begins here, or 0. The tag writes its length seven bits to a byte. */
async function tagAt(readAt: ReadAt, at: number): Promise<number> {
  const head = await readAt(at, at + tagHeader);
  if (head.byteLength < tagHeader || head.toString('latin1', 0, 3) !== 'ID3') return 0;
  const length = [6, 7, 8, 9].reduce((sum, index) => sum * 128 + ((head[index] ?? 0) & 127), 0);
  const footer = ((head[5] ?? 0) & 16) === 0 ? 0 : tagHeader;
  return tagHeader + length + footer;
}
