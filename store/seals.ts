import { type AppealState, sealedParts } from '../domain/index.ts';
import { phoneKey } from '../phone/index.ts';
import type { Keyring } from '../privacy/index.ts';
import {
  type EventDocument,
  phonesOf,
  repeatPhones,
  type SnapshotDocument,
  snapshotDocument,
} from './documents.ts';
import { keyIdsIn, openText } from './persons/person-text.ts';
import type { PersonKeys } from './persons/types.ts';

import { type RecordSeal, recordSeal } from './record-seal.ts';
import { type SearchWords, searchWords } from './search-words.ts';

/** How documents are sealed on their way into the database and opened on their way out. */
export interface Seals {
  readonly records: RecordSeal;
  readonly words: SearchWords;
  readonly persons: PersonKeys;
}

export const sealsOf = (keyring: Keyring, persons: PersonKeys): Seals => ({
  records: recordSeal(keyring),
  words: searchWords(keyring),
  persons,
});

const ofSnapshot = ['state', 'title'] as const;
const ofEvent = ['data', 'note'] as const;

export const sealEvent = ({ records }: Pick<Seals, 'records'>, document: EventDocument): EventDocument =>
  records.sealed('events', document, ofEvent);
export const openEvent = ({ records }: Pick<Seals, 'records'>, document: EventDocument): EventDocument =>
  records.opened('events', document, ofEvent);

/** Works as well on a part of the document: what was not asked for is not there. */
export const openSnapshot = <D extends Partial<SnapshotDocument> & { _id: string }>(
  { records }: Pick<Seals, 'records'>,
  document: D,
): D => records.opened('appeals', document, ofSnapshot);

export const sealSnapshot = (
  { records }: Pick<Seals, 'records'>,
  document: SnapshotDocument,
): SnapshotDocument => records.sealed('appeals', document, ofSnapshot);

export async function sealedSnapshot(seals: Seals, state: AppealState): Promise<SnapshotDocument> {
  const document = { ...snapshotDocument(state), ...(await searchFields(seals, state)) };
  return sealSnapshot(seals, document);
}

export type SearchFields = Pick<SnapshotDocument, 'phone' | 'words' | 'people' | 'persons' | 'searchedWith'>;

/** What an appeal is found by that is about its people. Of an erased person there is nothing. */
export async function searchFields({ persons, words }: Seals, state: AppealState): Promise<SearchFields> {
  const { registration, participants, parts, supplements } = state;
  const ids = [...keyIdsIn([registration, participants, parts, supplements])];
  const keys = await persons.find(ids);
  const open = (text: string | null | undefined): string | null => {
    const parts = text ? sealedParts(text) : null;
    if (!text || !parts) return text ?? null;
    const key = keys.get(parts.keyId);
    return key ? openText(key, text) : null;
  };
  const repeats = [...new Set(repeatPhones(state).flatMap((phone) => phoneKey(open(phone)) ?? []))];
  const phones = [...phonesOf(registration.citizen), ...participants.map(({ phone }) => phone)];
  const numbers = new Set(phones.flatMap((phone) => phoneKey(open(phone)) ?? []));
  return {
    phone: oneOrAll(repeats.map((key) => words.ofPhone('repeats', key))),
    words: words.ofTitle(open(registration.title) ?? ''),
    people: [...numbers].map((key) => words.ofPhone('people', key)),
    persons: ids,
    searchedWith: words.keyId,
  };
}

/** Most filings have one number; a list is found by each of its entries in the same way. */
const oneOrAll = (hashes: readonly string[]): SnapshotDocument['phone'] =>
  hashes.length > 1 ? hashes : (hashes[0] ?? null);

/** Each of these texts as it reads; null where its person was erased. */
export async function openTexts({ persons }: Seals, texts: readonly string[]): Promise<(string | null)[]> {
  const keys = await persons.find(keyIdsIn(texts));
  return texts.map((text) => {
    const parts = sealedParts(text);
    if (!parts) return text;
    const key = keys.get(parts.keyId);
    return key ? openText(key, text) : null;
  });
}

export const openTitles = (
  seals: Seals,
  documents: readonly { readonly title: string }[],
): Promise<(string | null)[]> =>
  openTexts(
    seals,
    documents.map(({ title }) => title),
  );
