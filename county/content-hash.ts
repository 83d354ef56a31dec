import { createHash } from 'node:crypto';
import type { County, CountyData } from './types.ts';

/** Copies the data as plain JSON, which is stored and compared. */
export const dataOf = (county: CountyData): CountyData => {
  const { name, look, policy, calendar, units, people, leaders, categories, catalogue } = county;
  const {
    outline,
    open311,
    dispatch,
    duty = [],
    uploads,
    defaultLeader,
    centre,
    supervision,
    discipline,
  } = county;
  return {
    name,
    look,
    // A county without an outline keeps the hash that it had before there were outlines.
    ...(outline ? { outline } : {}),
    ...(open311 ? { open311 } : {}),
    policy,
    calendar,
    units,
    people,
    leaders,
    categories,
    catalogue,
    dispatch,
    duty,
    uploads,
    defaultLeader,
    centre,
    supervision,
    discipline,
  };
};

/** SHA-256 of plain JSON. The order of fields does not matter. */
export const contentHash = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value, sorted)).digest('hex');

/** A county without a roster has the hash that it had before there were any. */
export const countyHash = (county: County | CountyData): string => {
  const data = dataOf(county);
  return contentHash({ ...data, duty: data.duty.length > 0 ? data.duty : undefined });
};

const sorted = (_: string, field: unknown): unknown =>
  typeof field !== 'object' || field === null || Array.isArray(field)
    ? field
    : Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)));
