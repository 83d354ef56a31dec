import { filled, type Params } from './filled.ts';
import { type RefusalCode, type RefusalKind, sentences } from './refusal-sentences.ts';
import { inChinese } from './refusal-words.ts';

export type { RefusalCode, RefusalKind } from './refusal-sentences.ts';

export type RefusalParams = Params;

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

/** The sentence a person reads, in both languages. */
export function explainRefusal({ refused, params }: Refusal): { zh: string; en: string } {
  const { zh, en } = sentences[refused];
  return { zh: filled(zh, inChinese(params)), en: filled(en, params) };
}

export function assertNever(value: never): never {
  throw new Error(`no case for ${JSON.stringify(value)}`);
}
