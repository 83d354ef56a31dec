import type { RefusalParams } from './refusal.ts';

/** A sentence with its `{name}` places filled; a list is joined, an empty one is a dash. */
export const filled = (sentence: string, params: RefusalParams): string =>
  sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    return Array.isArray(value) ? value.join(', ') || '—' : String(value ?? '?');
  });
