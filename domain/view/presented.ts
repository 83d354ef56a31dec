import { type Calendar, isoLocal } from '../calendar/index.ts';

/** Instants as people read them. A field `dueAtMs` becomes `dueAt`, ISO 8601 with the county's offset. */
export type WithDates<T> = T extends readonly (infer E)[]
  ? readonly WithDates<E>[]
  : T extends object
    ? {
        readonly [K in keyof T as K extends `${infer Name}Ms` ? Name : K]: K extends `${string}Ms`
          ? Exclude<T[K], number> | string
          : WithDates<T[K]>;
      }
    : T;

/** An instant as somebody typed it, told in the county's zone. A day without a time stays as it is. */
export function inCounty(typed: string | null, calendar: Calendar): string | null {
  const ms = typed?.includes('T') ? Date.parse(typed) : Number.NaN;
  return Number.isNaN(ms) ? typed : isoLocal(calendar, ms);
}

export function presented<T>(value: T, calendar: Calendar): WithDates<T> {
  if (Array.isArray(value)) return value.map((item) => presented(item, calendar)) as WithDates<T>;
  if (typeof value !== 'object' || value === null) return value as WithDates<T>;
  const fields = Object.entries(value).map(([key, field]) =>
    key.endsWith('Ms')
      ? [key.slice(0, -2), typeof field === 'number' ? isoLocal(calendar, field) : field]
      : [key, presented(field, calendar)],
  );
  return Object.fromEntries(fields) as WithDates<T>;
}
