import type { Calendar, OfficeSpan } from '../../domain/index.ts';
import type { CountyData, PartName } from '../types.ts';
import { usualLook } from './look.ts';
import { usualUploads } from './uploads.ts';

type Entry = Readonly<Record<string, unknown>>;

/** Turns the county's data back into its documents, so that checked data can be checked again. */
export function documentsOf(data: CountyData): Readonly<Record<PartName, unknown>> {
  const { name, defaultLeader, centre, supervision, discipline, calendar } = data;
  const look = entryOf({
    ...(data.look ?? usualLook),
    outline: data.outline ?? null,
    open311: data.open311 ?? null,
  });
  return {
    county: { name, ...look, defaultLeader, centre, supervision, discipline, utcOffset: offsetOf(calendar) },
    policy: data.policy,
    calendar: tableOf(calendar),
    units: { units: data.units.map(entryOf) },
    people: { people: data.people.map(entryOf) },
    leaders: { leaders: data.leaders.map(entryOf) },
    categories: { categories: data.categories.map(({ names, ...entry }) => ({ ...entry, name: names })) },
    catalogue: { items: data.catalogue.map(entryOf) },
    uploads: data.uploads ?? usualUploads,
    duty: { lines: (data.duty ?? []).map(entryOf) },
    dispatch: { rules: (data.dispatch ?? []).map(entryOf) },
  };
}

/** Leaves out null fields. A document omits an absent value, whereas data and answers hold null. */
export const entryOf = (entry: object): Entry =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== null));

/** Writes the calendar's table with one line for each day. */
export const tableOf = (calendar: Calendar): Entry => ({
  version: calendar.version,
  utcOffset: offsetOf(calendar),
  ...(calendar.officeHours ? { officeHours: calendar.officeHours.map(hoursOf) } : {}),
  days: Object.entries(calendar.days).map(([day, entry]) => ({ day, ...entry })),
});

/** Writes a span of office hours like `08:30-12:00`. */
export function hoursOf({ fromMinute, toMinute }: OfficeSpan): string {
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return `${clock(fromMinute)}-${clock(toMinute)}`;
}

function offsetOf({ utcOffsetMinutes }: Calendar): string {
  const minutes = Math.abs(utcOffsetMinutes);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${utcOffsetMinutes < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
