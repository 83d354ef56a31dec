import { z } from 'zod';

const pattern =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const day = z.iso.date();

/** Accepts only real days. Date.parse would take 30 February for 2 March. */
const isInstant = (text: string): boolean => {
  const date = pattern.exec(text)?.[1];
  return date !== undefined && day.safeParse(date).success && !Number.isNaN(Date.parse(text));
};

/** ISO 8601 with an offset or Z. Without an offset the instant depends on the reader's zone. */
export const instantSchema = z
  .string()
  .trim()
  .refine(isInstant, { params: { sentence: 'instant' } })
  .meta({
    format: 'date-time',
    description: 'ISO 8601 with an offset or Z, e.g. 2026-11-22T09:30:00+08:00',
    example: '2026-11-22T09:30:00+08:00',
  });

/** A coordinate. Without its format, generated clients would keep seven digits of it. */
export const degrees = z.number().meta({ format: 'double' });

/** An instant in an answer. It always has the county's offset. */
export const shownInstant = z.string().meta({
  format: 'date-time',
  description: 'ISO 8601 with the county’s offset',
  example: '2026-11-22T09:30:00+08:00',
});
