import { isRecord } from '../domain/index.ts';
import { converted, type Datum, datums } from '../map/datum.ts';

/**
 * Moves every place of a body that names its system into WGS 84, which the county keeps. The name of the system has
 * done its work then.
 */
export function inWgs84<T>(value: T): T {
  if (Array.isArray(value)) return value.map(inWgs84) as T;
  if (!isRecord(value)) return value;
  const { datum, ...rest } = value;
  const { longitude, latitude } = rest;
  const moved =
    isDatum(datum) && typeof longitude === 'number' && typeof latitude === 'number'
      ? converted({ longitude, latitude }, datum, 'wgs84')
      : {};
  const whole = isDatum(datum) ? { ...rest, ...moved } : value;
  return Object.fromEntries(Object.entries(whole).map(([name, inner]) => [name, inWgs84(inner)])) as T;
}

const isDatum = (value: unknown): value is Datum => datums.some((datum) => datum === value);
