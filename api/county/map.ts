import { z } from 'zod';
import type { MapPolicy, MapSettings } from '../../map/settings.ts';

/** The variables of the county's map. Without tiles there is none, and every page works. */
export const mapVariables = {
  HUIYIN_MAP_TILES: z
    .string()
    .refine((text) => text === '' || (URL.canParse(text) && kindOf(text) !== null))
    .default(''),
  HUIYIN_MAP_DATUM: z.enum(['wgs84', 'gcj02']).default('wgs84'),
  HUIYIN_MAP_CREDIT: z.string().max(200).default(''),
  HUIYIN_MAP_CENTRE: z
    .string()
    .refine((text) => text === '' || centreIn(text) !== null)
    .default(''),
} as const;

export interface MapVariables {
  readonly HUIYIN_MAP_TILES: string;
  readonly HUIYIN_MAP_DATUM: MapSettings['datum'];
  readonly HUIYIN_MAP_CREDIT: string;
  readonly HUIYIN_MAP_CENTRE: string;
}

/** A host of several names (`{s}`) could not stand in the pages' policy. */
const kindOf = (tiles: string): MapSettings['kind'] | null => {
  if (!/^https?:\/\//.test(tiles) || tiles.includes('{s}')) return null;
  if (new URL(tiles).pathname.endsWith('.pmtiles')) return 'pmtiles';
  return ['{z}', '{x}', '{y}'].every((part) => tiles.includes(part)) ? 'raster' : null;
};

const deepestZoom = 18;

function centreIn(text: string): MapSettings['centre'] {
  const parts = text
    .split(',')
    .map((part) => (/^\s*-?\d+(\.\d+)?\s*$/.test(part) ? Number(part) : Number.NaN));
  const [longitude = 0, latitude = 0, zoom = 0] = parts;
  const isWithin = Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85 && zoom >= 1 && zoom <= deepestZoom;
  return parts.length === 3 && isWithin && Number.isInteger(zoom) ? { longitude, latitude, zoom } : null;
}

/** The map of an environment, or null. */
export function mapOf(env: MapVariables): MapSettings | null {
  const { HUIYIN_MAP_TILES: tiles, HUIYIN_MAP_DATUM: datum, HUIYIN_MAP_CREDIT: credit } = env;
  const kind = kindOf(tiles);
  return kind && { tiles, kind, datum, credit, centre: centreIn(env.HUIYIN_MAP_CENTRE) };
}

/** Whom a page may ask for the map: exactly the host of the tiles, as pictures or as data. Nobody without a map. */
export function mapPolicy(map: MapSettings | null): MapPolicy {
  const origin = map ? ` ${new URL(map.tiles.replaceAll(/[{}]/g, '')).origin}` : '';
  return map?.kind === 'raster' ? { images: origin, data: '' } : { images: '', data: origin };
}
