import { isRecord } from '../body/shape.ts';
import { numbersOf } from '../policy/defaults.ts';
import type { Actor, AppealState, Part } from '../state/index.ts';
import type { Reader } from './reader.ts';
import { serialOf } from './standing.ts';
import { filingOf, filingsOf } from './whose.ts';

/**
 * People whom a merge brought together read each other's words only if the policy allows it. Offices read all
 * words.
 */

/** Checks whether this reader may read what the people of one filing wrote. */
export function readsWordsOf(state: AppealState, { actor, audience }: Reader, filing: string): boolean {
  if (audience !== 'citizen' && audience !== 'participant') return true;
  if (state.rules < 3 || numbersOf(state).mergedWords === 'everybody') return true;
  return filingsOf(state, serialOf(actor)).includes(filing);
}

/** Checks the words of one act. Only a citizen's words are ever withheld. */
export const readsWordsBy = (state: AppealState, reader: Reader, by: Actor): boolean =>
  by.role !== 'citizen' || readsWordsOf(state, reader, filingOf(state, by));

/** Checks whether this reader may read the words of the case's own filing. */
export const readsOwnFiling = (state: AppealState, reader: Reader): boolean =>
  readsWordsOf(state, reader, state.id);

/** An office writes the title and description of a split's part, so every reader of the part reads them. */
export const readsHeadline = (state: AppealState, reader: Reader): boolean =>
  state.links.some(({ kind }) => kind === 'split-from') || readsOwnFiling(state, reader);

/** Finds the part that this reader filed, where it was merged into the case. */
export const filedPart = (state: AppealState, { actor }: Reader): Part | undefined =>
  state.parts?.find(({ whose }) => filingsOf(state, serialOf(actor)).includes(whose));

const wordFields = ['text', 'reason', 'comment'];

/** Removes the text that its giver wrote from an event's data. */
export function wordless(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shown = Object.entries(data).map(([name, value]) => {
    if (wordFields.includes(name) && typeof value === 'string') return [name, ''];
    return [name, isRecord(value) ? wordless(value) : value];
  });
  return Object.fromEntries(shown);
}
