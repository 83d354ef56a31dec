import { createHash } from 'node:crypto';
import type { AppealEvent } from '../domain/index.ts';

/** SHA-256, in hex, of the event's canonical JSON: the same for whoever recomputes it from what is stored. */
export function hashOfEvent(event: AppealEvent): string {
  return createHash('sha256').update(canonicalJson(event)).digest('hex');
}

/**
 * JSON with sorted keys and without what is undefined. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD
 * as it does on the way through the database, so that the stored event has the stored hash.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(canonical(value));
}

function canonical(value: unknown): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : canonical(item)));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return sorted(fields.map(([key, field]) => [key, canonical(field)] as const));
}

/** Own fields in the order of their names, whatever the names are. */
function sorted(fields: (readonly [string, unknown])[]): Record<string, unknown> {
  fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(fields);
}

export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');
