import { z } from 'zod';
import { BadCursor } from '../problems.ts';

/** The last item of a page. The next page continues after it, whatever was filed or closed in between. */
export interface Position {
  readonly registeredAtMs: number;
  readonly id: string;
}

const position = z.tuple([z.number(), z.string().max(100)]);

export const cursorOf = ({ registeredAtMs, id }: Position): string =>
  Buffer.from(JSON.stringify([registeredAtMs, id])).toString('base64url');

/** Throws BadCursor. */
export function positionOf(cursor: string): Position {
  const { success, data } = position.safeParse(parsed(cursor));
  if (!success) throw new BadCursor();
  return { registeredAtMs: data[0], id: data[1] };
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
