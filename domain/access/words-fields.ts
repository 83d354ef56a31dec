import type { Actor, AppealState, Part } from '../state/index.ts';
import { ownParts, withoutCalls } from '../view/parts.ts';
import type { WholeView } from '../view/whole-view.ts';
import type { Audience } from './audience.ts';
import { everybody, type Field, type ReducedField } from './field-readers.ts';
import { filedPart, readsHeadline, readsOwnFiling, readsWordsBy } from './own-words.ts';
import type { Reader } from './reader.ts';

/** The policy decides whether people of a merged case read each other's words. Offices read all words. */
const offCitizens = everybody.filter((name) => name !== 'citizen' && name !== 'participant');
const theirs = {
  for: ['citizen', 'participant'] as const satisfies Audience[],
  zh: '并案件中不含他人所述（政策另定者除外）',
  en: 'of a merged case not what other filings’ people wrote, unless the policy says so',
};

const ownInstead =
  <T>(reads: typeof readsHeadline, own: (part: Part) => T, none: T): ReducedField<T>['of'] =>
  (value, reader, state) => {
    if (reads(state, reader)) return value;
    const part = filedPart(state, reader);
    return part === undefined ? none : own(part);
  };
/** Somebody who came by a merge reads the words of their own filing in place of the master's. */
export const headline = <T>(own: (part: Part) => T, none: T): Field<T> => ({
  whole: offCitizens,
  parts: [{ ...theirs, of: ownInstead(readsHeadline, own, none) }],
});
export const filed = <T>(own: (part: Part) => T, none: T): Field<T> => ({
  whole: offCitizens,
  parts: [{ ...theirs, of: ownInstead(readsOwnFiling, own, none) }],
});

export const parts: Field<WholeView['parts']> = {
  whole: offCitizens.filter((name) => name !== 'eligible'),
  parts: [
    { ...theirs, of: (_, reader, state) => ownParts(state, reader) },
    {
      for: ['eligible'],
      zh: '不含通话内容',
      en: 'without what was said',
      of: (value) => value.map(withoutCalls),
    },
  ],
};

interface Reasoned {
  readonly by: Actor;
  readonly reason: string;
}
/** Requests and urges, with the reasons that this reader may read. */
export const reasons = <T extends Reasoned>(): Field<readonly T[]> => ({
  whole: offCitizens,
  parts: [
    {
      ...theirs,
      of: (value, reader, state) =>
        value.map((one) => (readsWordsBy(state, reader, one.by) ? one : { ...one, reason: '' })),
    },
  ],
});

/** A single person's rating comes from the case's own filer. */
const uncommented = <T extends { readonly comment: string | null }>(
  value: T,
  reader: Reader,
  state: AppealState,
): T => (readsOwnFiling(state, reader) ? value : { ...value, comment: null });
export const ratings: Field<WholeView['ratings']> = {
  whole: offCitizens,
  parts: [{ ...theirs, of: (value, reader, state) => value.map((one) => uncommented(one, reader, state)) }],
};
export const rating: Field<WholeView['rating']> = {
  whole: offCitizens,
  parts: [{ ...theirs, of: (value, reader, state) => value && uncommented(value, reader, state) }],
};
