import type { Actor, AppealState } from '../state/index.ts';
import { personOf, serialOf } from './standing.ts';

/**
 * Lists the filings that a person of the case stands for. Somebody who filed several merged cases stands for
 * each.
 */
export function filingsOf(state: AppealState, serial: number | null): readonly string[] {
  const person = personOf(state, serial);
  if (!person) return serial === 0 ? [state.id] : [];
  return [person.from ?? state.id, ...(person.alsoFiled ?? [])];
}

/** Finds the filing that this actor belongs to. An office's acts belong to the case itself. */
export const filingOf = (state: AppealState, actor: Actor): string =>
  filingsOf(state, serialOf(actor))[0] ?? state.id;
