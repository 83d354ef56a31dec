import { filled, type Params } from './filled.ts';
import { type WarningCode, warningSentences } from './warning-sentences.ts';

export type { WarningCode } from './warning-sentences.ts';

/** Something that a carried-out command leaves for its giver to look at. It refuses nothing. */
export interface Warning {
  readonly code: WarningCode;
  readonly params: Params;
}

export const warn = (code: WarningCode, params: Params = {}): Warning => ({ code, params });

/** A warning as an answer carries it: its code and its sentence in both languages. */
export function explainWarning({ code, params }: Warning): { code: WarningCode; zh: string; en: string } {
  const { zh, en } = warningSentences[code];
  return { code, zh: filled(zh, params), en: filled(en, params) };
}

/** All warnings that these events carry, in their order. */
export const warningsOf = (
  events: readonly { readonly warnings?: readonly Warning[] }[],
): readonly Warning[] => events.flatMap(({ warnings = [] }) => warnings);
