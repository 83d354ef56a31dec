import type { Actor, AppealState } from '../state/index.ts';
import { type Refusal, refuse } from '../wording/refusal.ts';
import { pending } from './requests.ts';

/** The transfer that waits for this very unit's signature. */
export const transferToSign = (state: AppealState, { unit }: Actor): Refusal | null =>
  unit !== null && pending(state, 'transfer')?.to.includes(unit)
    ? null
    : refuse('nothing-requested', { kind: 'transfer' });
