import { type Place, placeIn, placeKey } from '../joining/distance.ts';
import { type Facts, factOf } from '../policy/policy.ts';
import type { Registration } from '../state/index.ts';
import { type Warning, warn } from '../wording/warning.ts';

/** The area and the place of a matter, as somebody gave them. */
interface Placed {
  readonly area?: string | null;
  readonly areaId?: string;
  readonly location?: Registration['location'];
}

/** Answers what the county knows of areas and places. */
export interface KnownPlaces {
  areaOf(words: string): string | null;
  isOutside(place: Place): boolean;
}

/** Finds the town or village of a matter: the one whose id was given, or the one that the words name. */
export function areaNamed({ area, areaId }: Placed, areas: Facts['areas'] = {}): string | null {
  if (areaId !== undefined) return factOf(areas, areaId) === areaId ? areaId : null;
  return typeof area === 'string' ? (factOf(areas, area) ?? null) : null;
}

/** Finds the town or village of a case. An older case keeps words alone, and the county reads them now. */
export const areaIdIn = (
  { area, areaId }: { readonly area: string | null; readonly areaId?: string | null },
  areaOf: (words: string) => string | null,
): string | null => areaId ?? (area === null ? null : areaOf(area));

/** Warns of an area that the county does not know, and of a place outside it. Neither refuses anything. */
export function placeWarnings(matters: readonly Placed[], { areaOf, isOutside }: KnownPlaces): Warning[] {
  const unknown = matters.flatMap(({ area, areaId }) =>
    typeof area === 'string' && areaId === undefined && areaOf(area) === null ? [area] : [],
  );
  const places = matters.flatMap(({ location }) => placeIn(location ?? null) ?? []);
  return [
    ...[...new Set(unknown)].map((area) => warn('unknown-area', { area })),
    ...(places.some(isOutside) ? [warn('outside-county')] : []),
  ];
}

/** Reads the facts of a command. A sender of an earlier release brings none, and nobody is warned. */
export function warnedByFacts(matters: readonly Placed[], { areas, outside = [] }: Facts): Warning[] {
  return placeWarnings(matters, {
    areaOf: (words) => (areas ? (factOf(areas, words) ?? null) : words),
    isOutside: (place) => outside.includes(placeKey(place)),
  });
}
