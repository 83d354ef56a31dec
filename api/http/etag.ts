import { createHash } from 'node:crypto';
import type { Actor } from '../../domain/index.ts';
import { problem } from './problem.ts';

/** Versions travel as strong ETags: `"12"`. */
export const etagOf = (version: number | string): string => `"${version}"`;

/**
 * The tag of something that readers see differently: the version, and who sees it. A browser that two people share
 * then never takes the one's copy for the other's.
 */
export function audienceTag(version: number, { account, role, unit }: Actor, form = ''): string {
  const audience = createHash('sha256').update(JSON.stringify([account, role, unit, form]));
  return etagOf(`${version}-${audience.digest('hex').slice(0, 12)}`);
}

/**
 * The version that a command was meant for, with or without its reader, or undefined where it names none. Throws
 * 400 on any other text.
 */
export function ifMatchOf(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const version = /^(?:W\/)?"(\d{1,15})(?:-[0-9a-f]{12})?"$/.exec(header.trim())?.[1];
  if (version === undefined) throw problem('bad-if-match');
  return Number(version);
}

/** The tag that a change was meant for, or undefined where it names none. Throws 400 on any other text. */
export function ifMatchTagOf(header: string | undefined): string | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const tag = /^(?:W\/)?"([\w-]{1,40})"$/.exec(header.trim())?.[1];
  if (tag === undefined) throw problem('bad-if-match');
  return tag;
}

/** The caller has this very representation already. */
export function knows(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}
