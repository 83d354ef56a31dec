import type { Actor, AppealState } from './state.ts';
import { serialOf } from './view/reader.ts';

/** The filings that a person of the case stands for: the case's own, or the one that was merged into it. */
export function filingsOf({ id, participants }: AppealState, serial: number | null): readonly string[] {
  const person = participants.find((p) => p.serial === serial);
  if (person) return [person.from ?? id];
  return serial === 0 ? [id] : [];
}

/** The filing whose people this actor is one of; what offices do counts to the case itself. */
export const filingOf = (state: AppealState, actor: Actor): string =>
  filingsOf(state, serialOf(actor))[0] ?? state.id;
