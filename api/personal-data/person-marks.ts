import type { Contact, FiledMarks, PersonMarks, RegisterBody } from '../../domain/index.ts';
import { phoneKey } from '../../phone/index.ts';
import { keyedHash, keyFor } from '../ids/keys.ts';

/**
 * By what two entries are known for one person once nobody can read them: keyed hashes of the telephone in its normal
 * form, and of telephone and name together. The secret does not change, so marks of different years agree.
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

/** The marks of everybody whom a filing names. */
export function filedMarks(
  secret: string,
  { citizen, participants }: Pick<RegisterBody, 'citizen' | 'participants'>,
): FiledMarks {
  const own = personMarks(secret, citizen ?? {});
  const people = (participants?.people ?? []).map((person) => personMarks(secret, person));
  return { ...(own ? { citizen: own } : {}), people };
}

const markBytes = 15;

/** Whatever the case and the width of its letters, and however it is spaced. */
const plainName = (name = ''): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•]/gu, '');
