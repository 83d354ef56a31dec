import { parsePhoneNumberFromString as parsed } from 'libphonenumber-js/min';
import { plainDigits } from './digits.ts';

/** Reads telephone numbers as people write them. It decides which pass and when two are the same. */

/** The region of numbers without a country code. */
const region = 'CN';
const ownCode = '86';
/** 110, 12345, 95598, and other short numbers that work within the county. */
const shortNumber = /^\d{3,8}$/;
/** A number with fewer digits belongs to a service and identifies nobody. */
const leastOwn = 7;
/** No telephone number has more digits. */
const mostDigits = 15;
/** An extension behind a switchboard. */
const extension = /^(.*\d)\s*(?:转|轉|分机|分機|内线|ext\.?|[xX#]|[-－—–])\s*(\d{1,6})$/;
/** Characters that do not occur inside one number. */
const between = /[^\d\s()+.\-—–－]+/u;

export type PhoneProblem = 'phone' | 'two-phones';

/** Returns the problem of a number, or null. The number must be diallable but need not be in use. */
export function phoneProblem(text: string): PhoneProblem | null {
  if (read(text) !== null) return null;
  const plain = plainDigits(text);
  const several = plain.split(between).filter((part) => read(part) !== null).length > 1;
  return several || plain.replace(/\D/g, '').length > mostDigits ? 'two-phones' : 'phone';
}

/**
 * Normalises a number for comparison. A mobile number becomes eleven digits, and a landline 0 with area code. A
 * foreign number becomes + with country code. Returns null if nobody owns the number.
 */
export function phoneKey(text: string | undefined | null): string | null {
  const number = text ? read(text) : null;
  return number === null || number.replace(/\D/g, '').length < leastOwn ? null : number;
}

/**
 * All forms under which the index may hold a number. Earlier releases stored the digits as people wrote them. This
 * finds those numbers too.
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
  // No number of our own begins with a zero behind its area code's.
  if (nationalNumber.startsWith('0')) return null;
  return `${/^1[3-9]\d{9}$/.test(nationalNumber) ? '' : '0'}${nationalNumber}${inner}`;
}
