import { createHmac } from 'node:crypto';
import { comparable } from './comparable.ts';

/**
 * Marks by which similar filings are found although their texts are sealed. Titles that share many pairs of
 * characters share bands of their MinHash. Places within half a kilometre share a cell or lie in neighbouring ones.
 * All marks are keyed hashes: the database learns neither words nor places.
 */

export interface MarkedPlace {
  readonly longitude?: number;
  readonly latitude?: number;
}

const bands = 16;
const rows = 2;
const wordsInHash = 8;
const markBytes = 9;
/** About half a kilometre. */
const cellDegrees = 0.005;

/** The marks of a title's words: one for each band. An empty title has none. */
export function bandMarks(key: Buffer, title: string): string[] {
  const characters = [...comparable(title).replaceAll(/[\s\p{P}\p{S}]/gu, '')];
  const pairs = new Set(characters.slice(1).map((next, index) => `${characters[index]}${next}`));
  if (pairs.size === 0) return [];
  const least = new Array<number>(bands * rows).fill(2 ** 32);
  for (const pair of pairs) {
    for (const [index, value] of valuesOf(key, pair).entries()) {
      if (value < (least[index] ?? 0)) least[index] = value;
    }
  }
  return Array.from({ length: bands }, (_, band) => {
    const row = least.slice(band * rows, (band + 1) * rows);
    return mark(key, `band ${band} ${row.join(' ')}`);
  });
}

/** One number for each row of each band, evenly spread. */
function valuesOf(key: Buffer, pair: string): number[] {
  const hashes = Array.from({ length: (bands * rows) / wordsInHash }, (_, round) =>
    createHmac('sha256', key).update(`pair ${round} ${pair}`).digest(),
  );
  return hashes.flatMap((hash) =>
    Array.from({ length: wordsInHash }, (_, index) => hash.readUInt32BE(index * 4)),
  );
}

/** The mark of the cell that a place lies in. A place without coordinates has none. */
export const cellMarks = (key: Buffer, place: MarkedPlace | null): string[] => {
  const cell = cellOf(place);
  return cell === null ? [] : [cellMark(key, cell)];
};

/** The marks of that cell and of the eight around it. */
export function cellsAround(key: Buffer, place: MarkedPlace | null): string[] {
  const cell = cellOf(place);
  if (cell === null) return [];
  const steps = [-1, 0, 1];
  return steps.flatMap((east) => steps.map((north) => cellMark(key, [cell[0] + east, cell[1] + north])));
}

type Cell = readonly [east: number, north: number];

function cellOf(place: MarkedPlace | null): Cell | null {
  const { longitude, latitude } = place ?? {};
  if (longitude === undefined || latitude === undefined) return null;
  return [Math.floor(longitude / cellDegrees), Math.floor(latitude / cellDegrees)];
}

const cellMark = (key: Buffer, [east, north]: Cell): string => mark(key, `cell ${east} ${north}`);

const mark = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest().subarray(0, markBytes).toString('base64url');
