import type { Actor, AppealState } from '../state/index.ts';
import { personOf, serialOf } from './standing.ts';

/**
 * The filings that a person of the case stands for: the case's own, or one that was merged into it; whoever filed
 * several times stands for each.
 */
export function filingsOf(state: AppealState, serial: number | null): readonly string[] {
  const person = personOf(state, serial);
  if (!person) return serial === 0 ? [state.id] : [];
  return [person.from ?? state.id, ...(person.alsoFiled ?? [])];
}

/** The filing whose people this actor is one of; what offices do counts to the case itself. */
export const filingOf = (state: AppealState, actor: Actor): string =>
  filingsOf(state, serialOf(actor))[0] ?? state.id;
