import type { AppealEvent } from './event.ts';
import { filled } from './filled.ts';
import type { RefusalParams } from './refusal.ts';
import { type WarningCode, warningSentences } from './warning-sentences.ts';

export type { WarningCode } from './warning-sentences.ts';

/** Something that a carried-out command leaves for its giver to look at. It refuses nothing. */
export interface Warning {
  readonly code: WarningCode;
  readonly params: RefusalParams;
}

export const warn = (code: WarningCode, params: RefusalParams = {}): Warning => ({ code, params });

/** A warning as an answer carries it: its code and its sentence in both languages. */
export function explainWarning({ code, params }: Warning): { code: WarningCode; zh: string; en: string } {
  const { zh, en } = warningSentences[code];
  return { code, zh: filled(zh, params), en: filled(en, params) };
}

/** All warnings that these events carry, in their order. */
export const warningsOf = (events: readonly AppealEvent[]): readonly Warning[] =>
  events.flatMap(({ warnings = [] }) => warnings);
