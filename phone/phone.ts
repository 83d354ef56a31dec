import { parsePhoneNumberFromString as parsed } from 'libphonenumber-js/min';
import { plainDigits } from './digits.ts';

/** Telephone numbers as people write them, read in one place: what passes, and when two are the same. */

/** Numbers without a country are numbers of this one. */
const region = 'CN';
const ownCode = '86';
/** 110, 12345, 95598, and what is dialled within the county. */
const shortNumber = /^\d{3,8}$/;
/** Fewer digits are a service's number, which is nobody's own: it says nothing of who somebody is. */
const leastOwn = 7;
/** No number in the world has more. */
const mostDigits = 15;
/** A number behind a switchboard. */
const extension = /^(.*\d)\s*(?:转|轉|分机|分機|内线|ext\.?|[xX#]|[-－—–])\s*(\d{1,6})$/;
/** What nobody writes inside one number. */
const between = /[^\d\s()+.\-—–－]+/u;

export type PhoneProblem = 'phone' | 'two-phones';

/** What is wrong with a number, or null. It need not be in use; it must be one that could be dialled. */
export function phoneProblem(text: string): PhoneProblem | null {
  if (read(text) !== null) return null;
  const plain = plainDigits(text);
  const several = plain.split(between).filter((part) => read(part) !== null).length > 1;
  return several || plain.replace(/\D/g, '').length > mostDigits ? 'two-phones' : 'phone';
}

/**
 * The one form in which a number is compared, however it was written: a mobile number's eleven digits, a landline's
 * with 0 and the area's code, another country's with + and its code. null where it is nobody's own number.
 */
export function phoneKey(text: string | undefined | null): string | null {
  const number = text ? read(text) : null;
  return number === null || number.replace(/\D/g, '').length < leastOwn ? null : number;
}

/**
 * All forms under which a number may stand in the index. Until telephones were read as numbers its digits were taken
 * as they had been written, so that what was stored then is found by each way of writing it.
 */
export function foundUnder(key: string): string[] {
  const [number = '', inner = ''] = key.split('x');
  const digits = number.replace('+', '');
  const national = digits.replace(/^0/, '');
  const own = number.startsWith('+') || shortNumber.test(number) ? [digits] : waysOf(national);
  return [...new Set([key, ...own.map((way) => `${way}${inner}`)])];
}

const waysOf = (national: string): string[] =>
  ['', '0', ownCode, `${ownCode}0`, `00${ownCode}`, `00${ownCode}0`].map((prefix) => `${prefix}${national}`);

function read(text: string): string | null {
  const plain = plainDigits(text).trim();
  if (shortNumber.test(plain.replace(/[\s-]/g, ''))) return plain.replace(/[\s-]/g, '');
  const whole = normalForm(plain);
  if (whole !== null) return whole;
  const [, number, inner] = extension.exec(plain) ?? [];
  const before = number === undefined ? null : normalForm(number);
  return before === null ? null : `${before}x${inner}`;
}

function normalForm(text: string): string | null {
  const number = parsed(text.replaceAll(/[—–－]/g, '-'), { defaultCountry: region, extract: false });
  if (!number?.isPossible()) return null;
  const { countryCallingCode, nationalNumber, ext } = number;
  const inner = ext === undefined ? '' : `x${ext}`;
  if (countryCallingCode !== ownCode) return `+${countryCallingCode}${nationalNumber}${inner}`;
  return `${/^1[3-9]\d{9}$/.test(nationalNumber) ? '' : '0'}${nationalNumber}${inner}`;
}
