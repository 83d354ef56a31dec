import { readsWordsOf } from '../access/own-words.ts';
import type { Reader } from '../access/reader.ts';
import { eachOnce } from '../joining/parts.ts';
import type { AppealState, Part } from '../state/index.ts';
import { type Presented, presented } from './presented.ts';

/** What another case brought into this one, as its readers find it. */
export type PartView = Presented<Omit<Part, 'whose'>>;

/** Each once, though it may have come by two ways. */
export function partsView({ parts = [], calendar }: AppealState, of: readonly Part[] = parts): PartView[] {
  return eachOnce(of).map(({ whose: _, ...part }) => presented(part, calendar));
}

/** What this reader's own filing brought. */
export const ownParts = (state: AppealState, reader: Reader): PartView[] =>
  partsView(
    state,
    (state.parts ?? []).filter(({ whose }) => readsWordsOf(state, reader, whose)),
  ).map(unheard);

/** What was said on the phone is for who hears it in the case itself. */
export const unheard = (part: PartView): PartView => ({
  ...part,
  said: part.said.filter(({ kind }) => kind !== 'called-back'),
});
