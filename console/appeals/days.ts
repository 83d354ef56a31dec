const dayMs = 86_400_000;

/** The day that a condition names. `shift` is -1 for the end of a range, which is the next day's beginning. */
export const dayIn = (instant: string | undefined, shift: 0 | -1): string =>
  instant ? moved(instant.slice(0, 10), shift) : '';

/** The beginning of a day in the county, or of the next one. A year that is half typed is none. */
export const beginOf = (day: string, shift: 0 | 1, offset: string): string | undefined =>
  /^[2-9]\d{3}-\d{2}-\d{2}$/.test(day) ? `${moved(day, shift)}T00:00:00${offset}` : undefined;

const moved = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * dayMs).toISOString().slice(0, 10);
