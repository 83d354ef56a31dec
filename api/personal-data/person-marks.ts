import type { Contact, FiledMarks, PersonMarks, RegisterBody } from '../../domain/index.ts';
import { phoneKey } from '../../phone/index.ts';
import { keyedHash, keyFor } from '../ids/keys.ts';

/**
 * Keyed hashes by which two entries are recognised as one person after they are sealed. One hashes the telephone in
 * its normal form, the other telephone and name together. The secret never changes, so marks of different years
 * agree.
 */
export function personMarks(
  secret: string,
  { name, phone, phones = [] }: Pick<Contact, 'name' | 'phone' | 'phones'>,
): PersonMarks | undefined {
  const numbers = new Set([phone, ...phones].flatMap((number) => phoneKey(number) ?? []));
  const key = keyFor(secret, 'same-person');
  const mark = (...words: string[]) => keyedHash(key, words).subarray(0, markBytes).toString('base64url');
  const plain = plainName(name);
  const [first, ...further] = [...numbers].map((digits) => ({
    phone: mark('phone', digits),
    ...(plain === '' ? {} : { name: mark('name', digits, plain) }),
  }));
  return first && { ...first, ...(further.length > 0 ? { further } : {}) };
}

/** Marks everybody whom a filing names. */
export function filedMarks(
  secret: string,
  { citizen, participants }: Pick<RegisterBody, 'citizen' | 'participants'>,
): FiledMarks {
  const own = personMarks(secret, citizen ?? {});
  const people = (participants?.people ?? []).map((person) => personMarks(secret, person));
  return { ...(own ? { citizen: own } : {}), people };
}

const markBytes = 15;

/** Ignores case, letter width and spacing. */
const plainName = (name = ''): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•]/gu, '');
