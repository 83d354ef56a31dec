import { metresBetween, placeIn } from './distance.ts';
import { roughPlace } from './rough-place.ts';
import { type FiledPlace, isSamePlace, wordPairs } from './same-matter.ts';

/** A filing, or what somebody is about to file, as far as it is compared. */
export interface Likened {
  readonly title: string;
  readonly words: string;
  readonly category: string | null;
  readonly location: FiledPlace | null;
}

/** Two filings are shown as similar from this likeness on. A labelled set of filings decided the number. */
export const leastLikeness = 0.3;

const weights = { title: 0.6, place: 0.3, category: 0.1 } as const;
/** At this distance a place says half as much as the same place. */
const halfMetres = 200;
/** Beyond this distance it is another matter, whatever the words say. */
const farMetres = 3000;

/**
 * How alike two matters are, from 0 to 1: by the words of their titles, by the distance of their places, and by
 * category. An unknown place says nothing. Distant places make two matters. No house counts, only its field or street.
 */
export function likenessOf(one: Likened, other: Likened): number {
  const title = Math.max(sharedPairs(one, other), sharedPairs(other, one));
  const place = placeLikeness(one.location, other.location);
  const category = one.category !== null && one.category === other.category ? 1 : 0;
  if (title === 0 || place === 'far') return 0;
  if (place === null) return title * (weights.title + weights.place) + category * weights.category;
  return title * weights.title + place * weights.place + category * weights.category;
}

/** The share of a title's word pairs that the other says anywhere. A title of one word needs that word. */
function sharedPairs(one: Likened, other: Likened): number {
  const own = wordPairs(one.title);
  if (own.size === 0) return 0;
  const said = wordPairs(other.title);
  const more = wordPairs(other.words);
  const shared = [...own].reduce((sum, pair) => sum + (said.has(pair) ? 1 : more.has(pair) ? 0.5 : 0), 0);
  return shared / Math.min(own.size, Math.max(said.size, 1));
}

function placeLikeness(one: FiledPlace | null, other: FiledPlace | null): number | 'far' | null {
  const [own, others] = [roughPlace(one), roughPlace(other)];
  const here = placeIn(own);
  const there = placeIn(others);
  if (here === null || there === null) return isSamePlace(own, others, 0) ? 1 : null;
  const metres = metresBetween(here, there);
  return metres > farMetres ? 'far' : 2 ** (-metres / halfMetres);
}

/** The distance of two filed places in metres. Returns null where one of them has no coordinates. */
export function metresApart(one: FiledPlace | null, other: FiledPlace | null): number | null {
  const here = placeIn(one);
  const there = placeIn(other);
  return here === null || there === null ? null : metresBetween(here, there);
}
