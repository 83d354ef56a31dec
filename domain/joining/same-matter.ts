/**
 * Two filings concern one matter if place and title agree. The edge compares them as plain text, before they
 * are sealed.
 */

export interface Matter {
  readonly title: string;
  readonly location: Place | null;
}
export interface Place {
  readonly address?: string;
  readonly longitude?: number;
  readonly latitude?: number;
}

/** Place and title must agree. A filing without a place agrees with none. */
export const isSameMatter = (one: Matter, other: Matter, withinMetres: number): boolean =>
  isSamePlace(one.location, other.location, withinMetres) && isSameTitle(one.title, other.title);

/** Coordinates agree within this distance. Addresses agree regardless of spaces, signs and widths. */
export function isSamePlace(one: Place | null, other: Place | null, withinMetres: number): boolean {
  if (one === null || other === null) return false;
  const address = addressWords(one.address);
  if (address !== '' && address === addressWords(other.address)) return true;
  const metres = metresBetween(one, other);
  return metres !== null && metres <= withinMetres;
}

/**
 * Titles agree if the longer one contains half of the shorter one's word pairs. A one-word title agrees only
 * with the same word.
 */
export function isSameTitle(one: string, other: string): boolean {
  const [few, many] = [wordPairs(one), wordPairs(other)].sort((a, b) => a.size - b.size) as [
    Set<string>,
    Set<string>,
  ];
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
function wordPairs(text: string): Set<string> {
  const words = wordsOf(text);
  return new Set(words.length < 2 ? words : words.slice(1).map((next, index) => `${words[index]} ${next}`));
}

const addressWords = (address = ''): string => wordsOf(address).join(' ');

const EARTH_METRES = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The distance along the earth's surface, accurate to a few metres. Null where a coordinate is missing. */
export function metresBetween(one: Place, other: Place): number | null {
  if (one.longitude === undefined || one.latitude === undefined) return null;
  if (other.longitude === undefined || other.latitude === undefined) return null;
  const [lat1, lat2] = [radians(one.latitude), radians(other.latitude)];
  const half =
    Math.sin((lat2 - lat1) / 2) ** 2 +
    Math.cos(lat1) * Math.cos(lat2) * Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(half)));
}
