/** The part of a file that remains: bytes `from` to `to`, with blanked places. */
export interface Trim {
  readonly from: number;
  readonly to: number;
  readonly blanks: readonly Blank[];
}
/** `head` and zeros replace bytes `from` to `to`. */
export interface Blank {
  readonly from: number;
  readonly to: number;
  readonly head: Uint8Array;
}

export const changesNothing = ({ from, to, blanks }: Trim, bytes: number): boolean =>
  from === 0 && to === bytes && blanks.length === 0;

/** Yields the source, which begins at `trim.from`, with the blanked places. */
export async function* trimmed(
  source: AsyncIterable<Uint8Array>,
  { from, blanks }: Trim,
): AsyncGenerator<Uint8Array> {
  let at = from;
  for await (const bytes of source) {
    const part = Uint8Array.from(bytes);
    for (const blank of blanks) blankIn(part, at, blank);
    yield part;
    at += part.byteLength;
  }
}

function blankIn(part: Uint8Array, at: number, { from, to, head }: Blank): void {
  const first = Math.max(from, at);
  const last = Math.min(to, at + part.byteLength);
  if (first >= last) return;
  part.fill(0, first - at, last - at);
  const kept = head.subarray(Math.max(0, first - from), Math.max(0, last - from));
  part.set(kept, first - at);
}
