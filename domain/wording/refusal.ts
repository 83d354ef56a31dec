import { type RefusalCode, type RefusalKind, sentences } from './refusal-sentences.ts';

export type { RefusalCode, RefusalKind } from './refusal-sentences.ts';

/** Values that fill the places of a sentence. */
export type RefusalParams = Readonly<Record<string, string | number | readonly string[]>>;

/** A command that is not carried out, as a value: a code to match on, parameters, and nothing changed. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly params: RefusalParams;
}

export const refuse = (code: RefusalCode, params: RefusalParams = {}): Refusal => ({ refused: code, params });

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}

export const kindOfRefusal = (code: RefusalCode): RefusalKind => sentences[code].kind;

export function assertNever(value: never): never {
  throw new Error(`no case for ${JSON.stringify(value)}`);
}
