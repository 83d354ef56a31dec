import type { Calendar } from '../domain/index.ts';
import type { CountyData, PartName } from './types.ts';
import { usualUploads } from './uploads.ts';

type Entry = Readonly<Record<string, unknown>>;

/** The county's data as the documents it could be read from: what was checked once can be checked again. */
export function documentsOf(data: CountyData): Readonly<Record<PartName, unknown>> {
  const { name, defaultLeader, centre, supervision, discipline, calendar } = data;
  return {
    county: { name, defaultLeader, centre, supervision, discipline, utcOffset: offsetOf(calendar) },
    policy: data.policy,
    calendar: tableOf(calendar),
    units: { units: data.units.map(entryOf) },
    people: { people: data.people.map(entryOf) },
    leaders: { leaders: data.leaders.map(entryOf) },
    categories: { categories: data.categories.map(({ names, ...entry }) => ({ ...entry, name: names })) },
    catalogue: { items: data.catalogue.map(entryOf) },
    uploads: data.uploads ?? usualUploads,
    dispatch: { rules: (data.dispatch ?? []).map(entryOf) },
  };
}

/** In a document what is not there is left out; data and answers say null. */
export const entryOf = (entry: object): Entry =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null));

/** The calendar's table, one line for each day. */
export const tableOf = (calendar: Calendar): Entry => ({
  version: calendar.version,
  utcOffset: offsetOf(calendar),
  days: Object.entries(calendar.days).map(([day, entry]) => ({ day, ...entry })),
});

function offsetOf({ utcOffsetMinutes }: Calendar): string {
  const minutes = Math.abs(utcOffsetMinutes);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${utcOffsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
