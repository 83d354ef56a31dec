import { type AppealState, areaIdIn, fieldOf, sealedParts } from '../domain/index.ts';
import { phoneKey } from '../phone/index.ts';
import type { Keyring } from '../privacy/index.ts';
import {
  type EventDocument,
  phonesOf,
  repeatPhones,
  type SnapshotDocument,
  snapshotDocument,
} from './documents.ts';
import { type SearchWords, searchWords } from './lists/search-words.ts';
import { keyIdsIn, unsealText } from './persons/person-text.ts';
import type { PersonKeys } from './persons/types.ts';
import { type RecordSeal, recordSeal } from './record-seal.ts';

/** Seals documents on their way into the database and opens them on their way out. */
export interface Seals {
  readonly records: RecordSeal;
  readonly words: SearchWords;
  readonly persons: PersonKeys;
  /** Finds the town or village that a filer's words name. */
  readonly areaOf: AreaOf;
}
export type AreaOf = (area: string) => string | null;

export const sealsOf = (keyring: Keyring, persons: PersonKeys, areaOf: AreaOf = () => null): Seals => ({
  records: recordSeal(keyring),
  words: searchWords(keyring),
  persons,
  areaOf,
});

const ofSnapshot = ['state', 'title', 'brief'] as const;
const ofEvent = ['data', 'note'] as const;

export const sealEvent = ({ records }: Pick<Seals, 'records'>, document: EventDocument): EventDocument =>
  records.sealed('events', document, ofEvent);
export const unsealEvent = ({ records }: Pick<Seals, 'records'>, document: EventDocument): EventDocument =>
  records.opened('events', document, ofEvent);

/** Also opens a part of the document: fields that the query left out stay missing. */
export const unsealSnapshot = <D extends Partial<SnapshotDocument> & { _id: string }>(
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

export type SearchFields = Pick<
  SnapshotDocument,
  'phone' | 'words' | 'near' | 'people' | 'persons' | 'areaId' | 'places' | 'names' | 'searchedWith'
>;

/** The fields by which an appeal's people are found. An erased person has none. */
export async function searchFields(
  { persons, words, areaOf }: Seals,
  state: AppealState,
): Promise<SearchFields> {
  const { registration, participants, parts, supplements } = state;
  const ids = [...keyIdsIn([registration, participants, parts, supplements])];
  const keys = await persons.find(ids);
  const open = (text: string | null | undefined): string | null => {
    const parts = text ? sealedParts(text) : null;
    if (!text || !parts) return text ?? null;
    const key = keys.get(parts.keyId);
    return key ? unsealText(key, text) : null;
  };
  const repeats = [...new Set(repeatPhones(state).flatMap((phone) => phoneKey(open(phone)) ?? []))];
  const phones = [...phonesOf(registration.citizen), ...participants.map(({ phone }) => phone)];
  const names = [registration.citizen?.name, ...participants.map(({ name }) => name)];
  const numbers = new Set(phones.flatMap((phone) => phoneKey(open(phone)) ?? []));
  return {
    phone: oneOrAll(repeats.map((key) => words.ofPhone('repeats', key))),
    words: words.ofTitle(open(registration.title) ?? ''),
    near: state.category.confidential
      ? []
      : words.near(open(registration.title) ?? '', fieldOf(registration.location)),
    people: [...numbers].map((key) => words.ofPhone('people', key)),
    persons: ids,
    areaId: areaIdIn(registration, areaOf),
    places: words.ofPlace(open(registration.location?.address) ?? ''),
    names: [...new Set(names.flatMap((name) => words.ofName(open(name) ?? '')))],
    searchedWith: words.keyId,
  };
}

/** Stores a single hash as it is. MongoDB matches any entry of a list in the same way. */
const oneOrAll = (hashes: readonly string[]): SnapshotDocument['phone'] =>
  hashes.length > 1 ? hashes : (hashes[0] ?? null);

/** Opens each of these texts. The result is null if its person was erased. */
export async function unsealTexts({ persons }: Seals, texts: readonly string[]): Promise<(string | null)[]> {
  const keys = await persons.find(keyIdsIn(texts));
  return texts.map((text) => {
    const parts = sealedParts(text);
    if (!parts) return text;
    const key = keys.get(parts.keyId);
    return key ? unsealText(key, text) : null;
  });
}

export const openTitles = (
  seals: Seals,
  documents: readonly { readonly title: string }[],
): Promise<(string | null)[]> =>
  unsealTexts(
    seals,
    documents.map(({ title }) => title),
  );
