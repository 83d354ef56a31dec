import type { Point } from './datum.ts';

/** The county's map, as the API describes it. */
export interface MapSettings {
  /** An address with {z}, {x} and {y}, or that of a pmtiles file. */
  readonly tiles: string;
  readonly kind: 'raster' | 'pmtiles';
  readonly datum: 'wgs84' | 'gcj02';
  readonly credit: string;
  readonly centre: (Point & { readonly zoom: number }) | null;
}

/** The part of a page's policy for the map: an origin with a space before it, or nothing. */
export interface MapPolicy {
  readonly images: string;
  readonly data: string;
}
