import { type Place, placeIn } from './distance.ts';
import type { FiledPlace } from './same-matter.ts';

/** About 200 metres in China's latitudes. */
const fieldDegrees = 0.002;

/** The middle of the field of about 200 metres in which a place lies. Returns null without coordinates. */
export function fieldOf(location: FiledPlace | null): Place | null {
  const place = placeIn(location);
  return place && { longitude: middleOf(place.longitude), latitude: middleOf(place.latitude) };
}

const middleOf = (degrees: number): number =>
  Number(((Math.floor(degrees / fieldDegrees) + 0.5) * fieldDegrees).toFixed(3));

/** Numbers of houses, buildings and flats, with the word behind them. */
const houseNumbers = /[\p{N}零一二三四五六七八九十百]+(?:号楼?|栋|幢|座|单元|室|楼|层|户|组|弄)|\p{N}+/gu;

/**
 * A place as far as strangers may compare it: its field, and its address without numbers. Otherwise somebody could
 * find a house by many questions.
 */
export function roughPlace(location: FiledPlace | null): FiledPlace | null {
  if (location === null) return null;
  const address = (location.address ?? '').normalize('NFKC').replace(houseNumbers, '');
  return { address, ...fieldOf(location) };
}
