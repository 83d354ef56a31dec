import { areaWordsOf, type Facts, type Place, placeKey, placesOf, type Shape } from '../domain/index.ts';
import type { Areas } from './areas.ts';

/** A position in WGS 84 degrees: the longitude first, as in GeoJSON. */
export type Position = readonly [longitude: number, latitude: number];
/** The rings of the county's outline. A ring within another one is a hole. */
export type Outline = readonly (readonly Position[])[];

/**
 * Says that a place lies outside the outline. A line from the place to the east crosses the rings an odd number of times
 * if the place lies inside. A county without an outline has no outside.
 */
export function isOutside(outline: Outline | null, { longitude, latitude }: Place): boolean {
  if (outline === null) return false;
  const crossed = outline.flatMap(edgesOf).filter(([[fromX, fromY], [toX, toY]]) => {
    if (fromY > latitude === toY > latitude) return false;
    return longitude < fromX + ((latitude - fromY) / (toY - fromY)) * (toX - fromX);
  });
  return crossed.length % 2 === 0;
}

/** The edges of a ring, with the one from its last position to its first. */
const edgesOf = (ring: readonly Position[]): (readonly [Position, Position])[] =>
  ring.flatMap((to, index) => {
    const from = ring.at(index - 1);
    return from ? [[from, to] as const] : [];
  });

/** Collects what the county knows of the areas and the places that a body names. */
export function placeFacts(
  { areaOf }: Pick<Areas, 'areaOf'>,
  outline: Outline | null,
  shape: Shape,
  body: Readonly<Record<string, unknown>>,
): Pick<Facts, 'areas' | 'outside'> {
  const words = areaWordsOf(shape, body);
  const named = words.flatMap((word) => {
    const id = areaOf(word);
    return id === null ? [] : [[word, id] as const];
  });
  const outside = placesOf(shape, body)
    .filter((place) => isOutside(outline, place))
    .map(placeKey);
  return {
    ...(words.length > 0 ? { areas: Object.fromEntries(named) } : {}),
    ...(outside.length > 0 ? { outside } : {}),
  };
}
