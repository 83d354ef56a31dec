import type { Actor, AppealState } from '../state/index.ts';
import { type Refusal, refuse } from '../wording/refusal.ts';
import { pendingRequest } from './requests.ts';

/** Refuses unless a transfer waits for this unit's signature. */
export const transferToSign = (state: AppealState, { unit }: Actor): Refusal | null =>
  unit !== null && pendingRequest(state, 'transfer')?.to.includes(unit)
    ? null
    : refuse('nothing-requested', { kind: 'transfer' });
