import { readsWordsOf } from '../access/own-words.ts';
import type { Reader } from '../access/reader.ts';
import { partsOnce } from '../joining/parts.ts';
import type { AppealState, Part } from '../state/index.ts';
import { presented, type WithDates } from './presented.ts';

/** A part that another case brought, as its readers see it. */
export type PartView = WithDates<Omit<Part, 'whose'>>;

/** Shows each part once, though it may have come in two ways. */
export function partsView({ parts = [], calendar }: AppealState, of: readonly Part[] = parts): PartView[] {
  return partsOnce(of).map(({ whose: _, ...part }) => presented(part, calendar));
}

/** The part that this reader's own filing brought. */
export const ownParts = (state: AppealState, reader: Reader): PartView[] =>
  partsView(
    state,
    (state.parts ?? []).filter(({ whose }) => readsWordsOf(state, reader, whose)),
  ).map(withoutCalls);

/** Hides words said on the phone, as the case itself does. */
export const withoutCalls = (part: PartView): PartView => ({
  ...part,
  said: part.said.filter(({ kind }) => kind !== 'called-back'),
});
