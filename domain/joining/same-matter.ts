import { metresBetween, placeIn } from './distance.ts';

/**
 * Two filings concern one matter if place and title agree. The edge compares them as plain text, before they
 * are sealed.
 */

export interface Matter {
  readonly title: string;
  readonly location: FiledPlace | null;
}
export interface FiledPlace {
  readonly address?: string;
  readonly longitude?: number;
  readonly latitude?: number;
}

/** Place and title must agree. A filing without a place agrees with none. */
export const isSameMatter = (one: Matter, other: Matter, withinMetres: number): boolean =>
  isSamePlace(one.location, other.location, withinMetres) && isSameTitle(one.title, other.title);

/** Coordinates agree within this distance. Addresses agree regardless of spaces, signs and widths. */
export function isSamePlace(one: FiledPlace | null, other: FiledPlace | null, withinMetres: number): boolean {
  if (one === null || other === null) return false;
  const address = addressWords(one.address);
  if (address !== '' && address === addressWords(other.address)) return true;
  const here = placeIn(one);
  const there = placeIn(other);
  return here !== null && there !== null && metresBetween(here, there) <= withinMetres;
}

/**
 * Titles agree if the longer one contains half of the shorter one's word pairs. A one-word title agrees only
 * with the same word.
 */
export function isSameTitle(one: string, other: string): boolean {
  const pairs = wordPairs(one);
  const otherPairs = wordPairs(other);
  const few = pairs.size <= otherPairs.size ? pairs : otherPairs;
  const many = few === pairs ? otherPairs : pairs;
  const shared = [...few].filter((pair) => many.has(pair)).length;
  return few.size > 0 && shared * 2 >= few.size;
}

/**
 * Each Chinese, Japanese or Korean character is a word. In other scripts a run of letters and digits is a
 * word.
 */
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{M}\p{N}])+/gu;

const wordsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(word) ?? [];

/** The distinct pairs of neighbouring words. Spaces and signs between them are ignored. */
export function wordPairs(text: string): Set<string> {
  const words = wordsOf(text);
  return new Set(words.length < 2 ? words : words.slice(1).map((next, index) => `${words[index]} ${next}`));
}

const addressWords = (address = ''): string => wordsOf(address).join(' ');
