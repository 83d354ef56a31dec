import { createHmac } from 'node:crypto';
import { foundUnder } from '../../phone/index.ts';
import type { Keyring } from '../../privacy/index.ts';
import { comparable } from './comparable.ts';
import { bandMarks, cellMarks, cellsAround, type MarkedPlace } from './near-marks.ts';

/**
 * Makes sealed text searchable. Titles are found by keyed hashes of their pairs of characters, persons by a keyed
 * hash of their number. Pairs only suggest a match, so the caller opens the title and compares it.
 */
export interface SearchWords {
  /** Id of the key for new hashes. */
  readonly keyId: string;
  /** Marks by which similar titles and near places are found, under the current key. */
  near(title: string, place: MarkedPlace | null): string[];
  /** The marks of a title, and of a place with its surroundings, for each key of the installation. */
  bandsOf(title: string): string[];
  cellsAround(place: MarkedPlace | null): string[];
  /** All words of a title, under the current key. Places and names have words of their own. */
  ofTitle(title: string): string[];
  ofPlace(place: string): string[];
  ofName(name: string): string[];
  /** The words that a title with this text has, for each key of the installation. An empty text has none. */
  ofQuery(text: string, of?: WordPurpose): string[][];
  /**
   * Hashes a normalised phone number with the current key. `purpose` keeps searches for different reasons apart.
   */
  ofPhone(purpose: PhonePurpose, digits: string): string;
  /** The same under each key of the installation, for each form in which the number was ever stored. */
  phonesOf(purpose: PhonePurpose, digits: string): string[];
}
export type WordPurpose = 'title' | 'place' | 'name';
export type PhonePurpose = 'repeats' | 'people';

const WORD_BYTES = 9;
const PHONE_BYTES = 18;
/** More pairs would find the same appeals, because the caller compares each title. */
const QUERY_WORDS_MOST = 24;

export function searchWords(keyring: Keyring): SearchWords {
  const current = keyring.current('search');
  const keys = keyring.ids.flatMap((id) => keyring.byId('search', id) ?? []);
  const word = (key: Buffer, of: WordPurpose, text: string) => hash(key, `${of} ${text}`, WORD_BYTES);
  const allWords = (of: WordPurpose) => (given: string) => {
    const characters = [...comparable(given)];
    const all = new Set([...characters, ...pairsOf(characters)]);
    return [...all].map((text) => word(current.bytes, of, text));
  };
  const phone = (key: Buffer, purpose: PhonePurpose, digits: string) =>
    hash(key, `phone ${purpose} ${digits}`, PHONE_BYTES);
  return {
    keyId: current.id,
    near: (title, place) => [...bandMarks(current.bytes, title), ...cellMarks(current.bytes, place)],
    bandsOf: (title) => keys.flatMap(({ bytes }) => bandMarks(bytes, title)),
    cellsAround: (place) => keys.flatMap(({ bytes }) => cellsAround(bytes, place)),
    ofTitle: allWords('title'),
    ofPlace: allWords('place'),
    ofName: allWords('name'),
    ofQuery: (text, of = 'title') => {
      const characters = [...comparable(text)];
      const wanted = characters.length > 1 ? [...new Set(pairsOf(characters))] : characters;
      if (wanted.length === 0) return [];
      return keys.map(({ bytes }) => wanted.slice(0, QUERY_WORDS_MOST).map((w) => word(bytes, of, w)));
    },
    ofPhone: (purpose, digits) => phone(current.bytes, purpose, digits),
    phonesOf: (purpose, key) =>
      keys.flatMap(({ bytes }) => foundUnder(key).map((form) => phone(bytes, purpose, form))),
  };
}

const pairsOf = (characters: readonly string[]): string[] =>
  characters.slice(1).map((character, index) => `${characters[index]}${character}`);

const hash = (key: Buffer, text: string, bytes: number): string =>
  createHmac('sha256', key).update(text).digest().subarray(0, bytes).toString('base64url');
