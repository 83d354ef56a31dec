/** A place in WGS 84 degrees. */
export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

const earthMetres = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The distance of two places on the sphere, in metres. */
export function metresBetween(a: Place, b: Place): number {
  const across = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const along = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const share = across + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * along;
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(share)));
}

/** Returns the filed place where both coordinates are known. */
export function placeIn(
  location: { readonly longitude?: number; readonly latitude?: number } | null,
): Place | null {
  const { longitude, latitude } = location ?? {};
  return longitude === undefined || latitude === undefined ? null : { longitude, latitude };
}

/** Writes a place as one word, so that facts can name it. */
export const placeKey = ({ longitude, latitude }: Place): string => `${longitude},${latitude}`;

/** One coordinate alone, or the middle of the ocean, is what a program sends that knows no place. */
export function isHalfPlace(location: Parameters<typeof placeIn>[0] | undefined): boolean {
  const { longitude, latitude } = location ?? {};
  return (longitude === undefined) !== (latitude === undefined) || (longitude === 0 && latitude === 0);
}
