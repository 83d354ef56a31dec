import { type Calendar, isoLocal } from '../calendar/index.ts';

/** Instants as people read them. A field `dueAtMs` becomes `dueAt`, ISO 8601 with the county's offset. */
export type Presented<T> = T extends readonly (infer E)[]
  ? readonly Presented<E>[]
  : T extends object
    ? {
        readonly [K in keyof T as K extends `${infer Name}Ms` ? Name : K]: K extends `${string}Ms`
          ? Exclude<T[K], number> | string
          : Presented<T[K]>;
      }
    : T;

export function presented<T>(value: T, calendar: Calendar): Presented<T> {
  if (Array.isArray(value)) return value.map((item) => presented(item, calendar)) as Presented<T>;
  if (typeof value !== 'object' || value === null) return value as Presented<T>;
  const fields = Object.entries(value).map(([key, field]) =>
    key.endsWith('Ms')
      ? [key.slice(0, -2), typeof field === 'number' ? isoLocal(calendar, field) : field]
      : [key, presented(field, calendar)],
  );
  return Object.fromEntries(fields) as Presented<T>;
}
