import { createHmac } from 'node:crypto';
import { foundUnder } from '../phone/index.ts';
import type { Keyring } from '../privacy/index.ts';

/**
 * Searching in what nobody may read: titles are found by keyed hashes of their pairs of characters, persons by a
 * keyed hash of their number. Pairs say only that a title may match; who asks opens it and looks.
 */
export interface SearchWords {
  /** Id of the key that new hashes are made with. */
  readonly keyId: string;
  /** All words of a title, under the current key. */
  ofTitle(title: string): string[];
  /** For each key of the installation the words that a title with this text in it has; none for no text. */
  ofQuery(text: string): string[][];
  /** A phone number in its normal form under the current key. `purpose` keeps apart what is asked for different reasons. */
  ofPhone(purpose: PhonePurpose, digits: string): string;
  /** The same under each key of the installation, and in each form in which the number was ever stored. */
  phonesOf(purpose: PhonePurpose, digits: string): string[];
}
export type PhonePurpose = 'repeats' | 'people';

const WORD_BYTES = 9;
const PHONE_BYTES = 18;
/** More pairs would find the same: what is found is looked at anyway. */
const QUERY_WORDS_MOST = 24;

export function searchWords(keyring: Keyring): SearchWords {
  const current = keyring.current('search');
  const keys = keyring.ids.flatMap((id) => keyring.byId('search', id) ?? []);
  const word = (key: Buffer, text: string) => hash(key, `title ${text}`, WORD_BYTES);
  const phone = (key: Buffer, purpose: PhonePurpose, digits: string) =>
    hash(key, `phone ${purpose} ${digits}`, PHONE_BYTES);
  return {
    keyId: current.id,
    ofTitle: (title) => {
      const characters = [...comparable(title)];
      const all = new Set([...characters, ...pairsOf(characters)]);
      return [...all].map((text) => word(current.bytes, text));
    },
    ofQuery: (text) => {
      const characters = [...comparable(text)];
      const wanted = characters.length > 1 ? [...new Set(pairsOf(characters))] : characters;
      if (wanted.length === 0) return [];
      return keys.map(({ bytes }) => wanted.slice(0, QUERY_WORDS_MOST).map((w) => word(bytes, w)));
    },
    ofPhone: (purpose, digits) => phone(current.bytes, purpose, digits),
    phonesOf: (purpose, key) =>
      keys.flatMap(({ bytes }) => foundUnder(key).map((form) => phone(bytes, purpose, form))),
  };
}

/** As two texts are compared: whatever the case and the width of their letters. */
export const comparable = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll('\0', '').trim();

const pairsOf = (characters: readonly string[]): string[] =>
  characters.slice(1).map((character, index) => `${characters[index]}${character}`);

const hash = (key: Buffer, text: string, bytes: number): string =>
  createHmac('sha256', key).update(text).digest().subarray(0, bytes).toString('base64url');
