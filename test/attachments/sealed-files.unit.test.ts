import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openKeyring } from '../../privacy/index.ts';
import { PIECE_BYTES, sealedFiles } from '../../store/index.ts';
import { FakePieces } from '../api/fake-attachments.ts';

const secret = 'a secret for tests only, of more than 32 characters';
const keyring = openKeyring({ secret });

async function* these(...parts: readonly Uint8Array[]) {
  yield* parts;
}
async function whole(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}
/** Bytes that differ from place to place. */
const content = (bytes: number): Buffer => {
  const made = Buffer.alloc(bytes);
  for (let at = 0; at + 4 <= bytes; at += 4) made.writeUInt32LE((at * 2_654_435_761) >>> 0, at);
  return made;
};
const longest = 2 * PIECE_BYTES + 1000;
/** Where it hurts: beside the ends of pieces. */
const place = fc.oneof(
  fc.integer({ min: 0, max: longest }),
  fc.constantFrom(0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 2 * PIECE_BYTES, longest),
);
const cuts = fc.array(place, { maxLength: 5 }).map((list) => [0, ...list.sort((a, b) => a - b), longest]);
const file = content(longest);

describe('a sealed file', () => {
  it('is the same however it is cut into chunks, and any range of it is what it is', async () => {
    await fc.assert(
      fc.asyncProperty(cuts, fc.tuple(place, place), async (at, [a, b]) => {
        const files = sealedFiles(new FakePieces(), keyring);
        const where = files.create('one');
        for (const [n, from] of at.slice(0, -1).entries()) {
          const part = file.subarray(from, at[n + 1]);
          const half = part.byteLength >> 1;
          expect(await files.append(where, from, these(part.subarray(0, half), part.subarray(half)))).toBe(
            at[n + 1],
          );
        }
        const made = { ...where, bytes: longest };
        expect((await whole(files.read(made))).equals(file)).toBe(true);
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        expect((await whole(files.read(made, { from, to }))).equals(file.subarray(from, to))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps what a source brought before it broke off, and tells how much that is', async () => {
    await fc.assert(
      fc.asyncProperty(place, async (reached) => {
        const files = sealedFiles(new FakePieces(), keyring);
        const where = files.create('one');
        async function* broken() {
          yield file.subarray(0, reached);
          throw new Error('gone');
        }
        let told = 0;
        const stored = async (bytes: number) => {
          told = bytes;
        };
        await expect(files.append(where, 0, broken(), { stored })).rejects.toThrow('gone');
        expect(told).toBe(reached);
        await files.append(where, reached, these(file.subarray(reached)));
        expect((await whole(files.read({ ...where, bytes: longest }))).equals(file)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it('stores nothing once somebody else writes', async () => {
    const pieces = new FakePieces();
    const files = sealedFiles(pieces, keyring);
    const guard = () => Promise.reject(new Error('not yours'));
    await expect(files.append(files.create('one'), 0, these(file), { guard })).rejects.toThrow('not yours');
    expect(pieces.kept.size).toBe(0);
  });

  it('cannot be read where pieces were swapped, changed or taken away', async () => {
    const pieces = new FakePieces();
    const files = sealedFiles(pieces, keyring);
    const where = files.create('one');
    await files.append(where, 0, these(file));
    const read = () => whole(files.read({ ...where, bytes: longest }));
    const [first, second] = [await pieces.get('one', 0), await pieces.get('one', 1)];
    await pieces.put('one', 0, second as Uint8Array);
    await expect(read()).rejects.toThrow(/cannot be unsealed/);
    const changed = Uint8Array.from(first as Uint8Array);
    changed[100] = (changed[100] ?? 0) ^ 1;
    await pieces.put('one', 0, changed);
    await expect(read()).rejects.toThrow(/cannot be unsealed/);
    pieces.kept.delete('one 0');
    await expect(read()).rejects.toThrow(/missing/);
  });

  it('stays readable after a newer key has come', async () => {
    const pieces = new FakePieces();
    const old = sealedFiles(pieces, keyring);
    const where = old.create('one');
    await old.append(where, 0, these(file));
    const newer = sealedFiles(pieces, openKeyring({ secret, keys: `k2:${'ab'.repeat(32)}` }));
    expect(newer.create('two').key).toBe('k2');
    expect((await whole(newer.read({ ...where, bytes: longest }))).equals(file)).toBe(true);
  });
});
