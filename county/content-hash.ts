import { createHash } from 'node:crypto';
import type { County, CountyData } from './types.ts';

/** The data alone, as plain JSON: what is stored and compared. */
export const dataOf = (county: CountyData): CountyData => {
  const { name, policy, calendar, units, people, leaders, categories, catalogue, dispatch, uploads } = county;
  const { defaultLeader, centre, supervision, discipline } = county;
  return {
    ...{ name, policy, calendar, units, people, leaders, categories, catalogue, dispatch, uploads },
    ...{ defaultLeader, centre, supervision, discipline },
  };
};

/** SHA-256 of any plain JSON, the same whatever the order of its fields. */
export const contentHash = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value, sorted)).digest('hex');

export const countyHash = (county: County | CountyData): string => contentHash(dataOf(county));

const sorted = (_: string, field: unknown): unknown =>
  typeof field !== 'object' || field === null || Array.isArray(field)
    ? field
    : Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)));
