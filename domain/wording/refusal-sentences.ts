import { contentRefusals } from './content-refusals.ts';
import { instructionRefusals } from './instruction-refusals.ts';
import { redispatchRefusals } from './redispatch-refusals.ts';
import type { RefusalSentence } from './refusal-sentence.ts';
import { standingRefusals } from './standing-refusals.ts';
import { stateRefusals } from './state-refusals.ts';
import { urgencyRefusals } from './urgency-refusals.ts';

export type { RefusalKind } from './refusal-sentence.ts';

/** Every refusal's code, with its kind and its sentence in both languages. */
export const sentences = {
  ...standingRefusals,
  ...stateRefusals,
  ...redispatchRefusals,
  ...urgencyRefusals,
  ...instructionRefusals,
  ...contentRefusals,
} as const satisfies Record<string, RefusalSentence>;

export type RefusalCode = keyof typeof sentences;
