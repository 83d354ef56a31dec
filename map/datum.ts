import gcoord from 'gcoord';

/** A place in degrees. */
export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** The systems in which coordinates of places in China are told. The county keeps WGS 84. */
export const datums = ['wgs84', 'gcj02', 'bd09'] as const;
export type Datum = (typeof datums)[number];

/** The part of the library that is used. Its own types do not fit both of our module systems. */
interface Library {
  readonly WGS84: string;
  readonly GCJ02: string;
  readonly BD09: string;
  transform(place: [number, number], from: string, to: string): [number, number];
}
const library = gcoord as unknown as Library;
const systems = { wgs84: library.WGS84, gcj02: library.GCJ02, bd09: library.BD09 } as const;

/** Moves a place from one system to another. Outside China the systems are one. */
export function converted(point: Point, from: Datum, to: Datum): Point {
  if (from === to || !isInChina(point)) return point;
  const [longitude, latitude] = library.transform(
    [point.longitude, point.latitude],
    systems[from],
    systems[to],
  );
  return { longitude: rounded(longitude), latitude: rounded(latitude) };
}

/** The rectangle in which the shifted systems are defined. */
const isInChina = ({ longitude, latitude }: Point): boolean =>
  longitude >= 72.004 && longitude <= 137.8347 && latitude >= 0.8293 && latitude <= 55.8271;

/** A tenth of a metre. No phone knows better. */
const rounded = (degrees: number): number => Number(degrees.toFixed(6));
