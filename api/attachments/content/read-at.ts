/** Reads a file from its beginning, as often as it is called. */
export type ByteSource = () => AsyncIterable<Uint8Array>;

/** Reads bytes `from` to `to`, or fewer at the end. */
export type ReadAt = (from: number, to: number) => Promise<Buffer>;

/** A file whose bytes can be read anywhere. */
export interface Readable {
  readonly readAt: ReadAt;
  readonly bytes: number;
}

const windowBytes = 1024 * 1024;

/** Reads whole windows and keeps the last one: who walks through a file asks for a few bytes at a time. */
export function windowed(read: ReadAt, bytes: number): Readable {
  let held: { readonly from: number; readonly part: Buffer } | null = null;
  const readAt: ReadAt = async (from, to) => {
    const end = Math.min(to, bytes);
    const first = Math.floor(from / windowBytes) * windowBytes;
    if (from >= end) return Buffer.alloc(0);
    if (end > first + windowBytes) return read(from, end);
    if (held?.from !== first) {
      held = { from: first, part: await read(first, Math.min(first + windowBytes, bytes)) };
    }
    return held.part.subarray(from - first, end - first);
  };
  return { readAt, bytes };
}
