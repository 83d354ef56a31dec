import { createHash } from 'node:crypto';
import type { AppealEvent } from '../domain/index.ts';

/** SHA-256, in hex, of the event's canonical JSON: the same for whoever recomputes it from what is stored. */
export function hashOfEvent(event: AppealEvent): string {
  return createHash('sha256').update(canonicalJson(event)).digest('hex');
}

/**
 * JSON as RFC 8785 writes it: keys in order, no spaces, nothing that is undefined; so that a stranger can make it in
 * any language. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD as it does on the way through the database,
 * so that the stored event has the stored hash.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(wellFormed(value));
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${fields.map(([key, field]) => `${canonicalJson(key)}:${canonicalJson(field)}`).join(',')}}`;
}

/** Nearly no text has a surrogate, and a look for one costs less than the replacement. */
export const wellFormed = (text: string): string =>
  /[\uD800-\uDFFF]/.test(text) ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : text;
