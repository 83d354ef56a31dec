import type { ReadAt } from './read-at.ts';
import type { Blank, Trim } from './trimmed.ts';

interface Box {
  readonly at: number;
  readonly type: string;
  readonly header: number;
  readonly end: number;
}

/** Boxes that contain other boxes. */
const holders = ['moov', 'trak', 'moof', 'traf'];
/** Boxes in which phones and programs record place, device, author and time. No player needs them. */
const metadata = ['udta', 'meta', 'uuid', 'XMP_'];
const mostBoxes = 20_000;

/**
 * Blanks user data and metadata in MP4, M4A, QuickTime and 3GP. These are `©xyz`, `loci`, `com.apple.quicktime.location`, XMP and all others. They become empty boxes of the same length, so that no offset changes. null: the
 * boxes do not add up, so nothing about the file is certain; or the one that players need is missing.
 */
export async function withoutUserData(readAt: ReadAt, bytes: number): Promise<Trim | null> {
  const blanks: Blank[] = [];
  const waiting = [{ from: 0, to: bytes }];
  let seen = 0;
  let plays = false;
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    for (let at = range.from; at < range.to; ) {
      // Some files end with a few bytes that are no box.
      if (range.to - at < 8) break;
      const box = await boxAt(readAt, at, range.to);
      seen += 1;
      if (!box || seen > mostBoxes) return null;
      plays ||= box.type === 'moov';
      if (metadata.includes(box.type)) blanks.push(await blankOf(readAt, box));
      else if (holders.includes(box.type)) waiting.push({ from: at + box.header, to: box.end });
      at = box.end;
    }
  }
  return plays ? { from: 0, to: bytes, blanks: blanks.sort((a, b) => a.from - b.from) } : null;
}

/** A length of 1 announces a 64-bit length. A length of 0 means up to the end. */
async function boxAt(readAt: ReadAt, at: number, limit: number): Promise<Box | null> {
  const head = await readAt(at, Math.min(at + 16, limit));
  if (head.byteLength < 8) return null;
  const short = head.readUInt32BE(0);
  if (short === 1 && head.byteLength < 16) return null;
  const header = short === 1 ? 16 : 8;
  const length = short === 0 ? limit - at : short === 1 ? Number(head.readBigUInt64BE(8)) : short;
  if (length < header || at + length > limit) return null;
  return { at, header, type: head.toString('latin1', 4, 8), end: at + length };
}

async function blankOf(readAt: ReadAt, { at, header, end }: Box): Promise<Blank> {
  const head = Buffer.from(await readAt(at, at + header));
  head.write('free', 4, 'latin1');
  return { from: at, to: end, head };
}
