import type { Blank, ReadAt, Trim } from './trimmed.ts';

interface Box {
  readonly at: number;
  readonly type: string;
  readonly header: number;
  readonly end: number;
}

/** Where other boxes stand inside. */
const holders = ['moov', 'trak', 'moof', 'traf'];
/** Where phones and programs write place, device, author and time: no player needs them. */
const told = ['udta', 'meta', 'uuid', 'XMP_'];
const mostBoxes = 20_000;

/**
 * MP4, M4A, QuickTime, 3GP: boxes of user data and of metadata (`©xyz`, `loci`, `com.apple.quicktime.location`, XMP
 * and all the others) become empty ones of the same length, so that nothing else moves. null where the boxes do not
 * add up: then nothing can be promised of the file.
 */
export async function withoutUserData(readAt: ReadAt, bytes: number): Promise<Trim | null> {
  const blanks: Blank[] = [];
  const waiting = [{ from: 0, to: bytes }];
  let seen = 0;
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    for (let at = range.from; at < range.to; ) {
      // A few bytes that are no box end some files.
      if (range.to - at < 8) break;
      const box = await boxAt(readAt, at, range.to);
      seen += 1;
      if (!box || seen > mostBoxes) return null;
      if (told.includes(box.type)) blanks.push(await blankOf(readAt, box));
      else if (holders.includes(box.type)) waiting.push({ from: at + box.header, to: box.end });
      at = box.end;
    }
  }
  return { from: 0, to: bytes, blanks: blanks.sort((a, b) => a.from - b.from) };
}

/** A length of 1 says that 64 bits follow, one of 0 that it goes on to the end. */
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
