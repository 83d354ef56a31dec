import type { z } from 'zod';
import { BadCursor } from '../problems.ts';

/** A cursor holds the place of a page's last item. Callers pass it back as it is. */
export const cursorFrom = (place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** Throws BadCursor for any other text. */
export function placeIn<T>(cursor: string, shape: z.ZodType<T>): T {
  const { success, data } = shape.safeParse(parsed(cursor));
  if (!success) throw new BadCursor();
  return data;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
