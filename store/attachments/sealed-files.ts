import { type Keyring, seal, unseal } from '../../privacy/index.ts';
import { DocumentProblem } from '../problems.ts';
import type { PieceStorage, StoredFile } from './types.ts';

/** Plain bytes in a piece. A sealed piece is longer by nonce and tag. */
export const PIECE_BYTES = 1024 * 1024;
export const SEALED_PIECE_BYTES = PIECE_BYTES + 28;

type Place = Pick<StoredFile, 'blob' | 'key'>;
/** Bytes `from` to `to`. `to` is excluded. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}
export interface Appending {
  /** Runs before each piece is stored. It throws if another client holds the right to write. */
  readonly guard?: () => Promise<void>;
  /** Receives the stored length after each piece. */
  readonly stored?: (bytes: number) => Promise<void>;
}

/** Files that grow at their end and are read from any position. The storage behind them sees only sealed bytes. */
export interface AttachmentStorage {
  /** Chooses the place of a new file, under the current key. */
  create(blob: string): Place;
  /**
   * Adds bytes at `offset`, the present length, and returns the new length. It holds one piece in memory. If the
   * source fails, it stores the bytes that arrived and then throws the source's error.
   */
  append(place: Place, offset: number, source: AsyncIterable<Uint8Array>, how?: Appending): Promise<number>;
  /** Reads piece by piece, on demand. Throws DocumentProblem if a piece is missing or not of this installation. */
  read(file: Place & { readonly bytes: number }, range?: ByteRange): AsyncGenerator<Uint8Array>;
  remove(blob: string): Promise<void>;
}

/** Seals every piece with a key for records, and binds it to its position in its file. */
export function sealedFiles(pieces: PieceStorage, keyring: Keyring): AttachmentStorage {
  const open = async ({ blob, key }: Place, n: number): Promise<Buffer> => {
    const known = keyring.byId('records', key);
    const sealed = await pieces.get(blob, n);
    if (!sealed) throw new DocumentProblem('attachments', blob, `piece ${n} is missing`);
    const plain = known && unseal(known, sealed, contextOf(blob, n));
    if (!plain) throw new DocumentProblem('attachments', blob, `piece ${n} cannot be unsealed by ${key}`);
    return plain;
  };
  const put = async ({ blob, key }: Place, n: number, plain: Uint8Array): Promise<void> => {
    const known = keyring.byId('records', key);
    if (!known) throw new DocumentProblem('attachments', blob, `there is no key ${key}`);
    await pieces.put(blob, n, seal(known, plain, contextOf(blob, n)));
  };
  return {
    create: (blob) => ({ blob, key: keyring.current('records').id }),
    append: async (place, offset, source, how = {}) => {
      const tail = offset % PIECE_BYTES;
      const begun = tail === 0 ? [] : [(await open(place, pieceOf(offset))).subarray(0, tail)];
      const writer = new Writer(offset - tail, begun, how, (n, plain) => put(place, n, plain));
      try {
        for await (const bytes of source) await writer.take(bytes);
      } finally {
        await writer.flush();
      }
      return writer.bytes;
    },
    async *read(file, { from, to } = { from: 0, to: file.bytes }) {
      for (let at = from; at < to; ) {
        const n = pieceOf(at);
        const start = n * PIECE_BYTES;
        const part = (await open(file, n)).subarray(at - start, Math.min(to - start, PIECE_BYTES));
        if (part.byteLength === 0) throw new DocumentProblem('attachments', file.blob, `piece ${n} is short`);
        yield part;
        at += part.byteLength;
      }
    },
    remove: (blob) => pieces.remove(blob),
  };
}

const pieceOf = (offset: number): number => Math.floor(offset / PIECE_BYTES);
const contextOf = (blob: string, n: number): string => `attachment ${blob} ${n}`;

/** Gathers bytes into whole pieces. A remainder becomes a short piece, which the next append fills up. */
class Writer {
  bytes: number;
  private start: number;
  private held: Uint8Array[];
  private heldBytes: number;
  private dirty = false;
  private readonly how: Appending;
  private readonly put: (n: number, plain: Uint8Array) => Promise<void>;

  constructor(start: number, begun: Uint8Array[], how: Appending, put: Writer['put']) {
    this.start = start;
    this.held = begun;
    this.heldBytes = begun.reduce((sum, { byteLength }) => sum + byteLength, 0);
    this.bytes = start + this.heldBytes;
    this.how = how;
    this.put = put;
  }

  async take(bytes: Uint8Array): Promise<void> {
    for (let rest = bytes; rest.byteLength > 0; ) {
      const part = rest.subarray(0, PIECE_BYTES - this.heldBytes);
      // Copies the bytes, because the source may reuse its memory.
      this.held.push(Uint8Array.from(part));
      this.heldBytes += part.byteLength;
      this.dirty = true;
      if (this.heldBytes === PIECE_BYTES) await this.flush();
      rest = rest.subarray(part.byteLength);
    }
  }

  async flush(): Promise<void> {
    if (!this.dirty) return;
    this.dirty = false;
    await this.how.guard?.();
    await this.put(pieceOf(this.start), Buffer.concat(this.held));
    this.bytes = this.start + this.heldBytes;
    await this.how.stored?.(this.bytes);
    if (this.heldBytes < PIECE_BYTES) return;
    this.start += PIECE_BYTES;
    this.held = [];
    this.heldBytes = 0;
  }
}
