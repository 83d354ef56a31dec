import { numbersOf } from '../policy/defaults.ts';
import type { Actor, AppealState, Part } from '../state/index.ts';
import type { Reader } from './reader.ts';
import { serialOf } from './standing.ts';
import { filingOf, filingsOf } from './whose.ts';

/** Who of the people that a merge brought together reads what the others said. Offices read all of it. */

/** Whether this reader reads the words of this filing's people. */
export function readsWordsOf(state: AppealState, { actor, audience }: Reader, filing: string): boolean {
  if (audience !== 'citizen' && audience !== 'participant') return true;
  if (state.rules < 3 || numbersOf(state).mergedWords === 'everybody') return true;
  return filingsOf(state, serialOf(actor)).includes(filing);
}

/** The same of what somebody did: only a citizen's words are withheld. */
export const readsWordsBy = (state: AppealState, reader: Reader, by: Actor): boolean =>
  by.role !== 'citizen' || readsWordsOf(state, reader, filingOf(state, by));

/** What the case's own people filed. */
export const readsOwnFiling = (state: AppealState, reader: Reader): boolean =>
  readsWordsOf(state, reader, state.id);

/** Title and description of a part of a split are an office's words. */
export const readsHeadline = (state: AppealState, reader: Reader): boolean =>
  state.links.some(({ kind }) => kind === 'split-from') || readsOwnFiling(state, reader);

/** What this reader filed, where it was another filing than the case's own. */
export const ownPart = (state: AppealState, { actor }: Reader): Part | undefined =>
  state.parts?.find(({ whose }) => filingsOf(state, serialOf(actor)).includes(whose));

const wordFields = ['text', 'reason', 'comment'];

/** An event's data without what its giver wrote. */
export function wordless(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shown = Object.entries(data).map(([name, value]) => {
    if (wordFields.includes(name) && typeof value === 'string') return [name, ''];
    return [name, isRecord(value) ? wordless(value) : value];
  });
  return Object.fromEntries(shown);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
