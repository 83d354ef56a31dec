import type { RefusalParams } from './refusal.ts';
import type { WarningCode } from './warning-sentences.ts';

export type { WarningCode } from './warning-sentences.ts';

/** Something that a carried-out command leaves for its giver to look at. It refuses nothing. */
export interface Warning {
  readonly code: WarningCode;
  readonly params: RefusalParams;
}

export const warn = (code: WarningCode, params: RefusalParams = {}): Warning => ({ code, params });

/** All warnings that these events carry, in their order. */
export const warningsOf = (
  events: readonly { readonly warnings?: readonly Warning[] }[],
): readonly Warning[] => events.flatMap(({ warnings = [] }) => warnings);
