import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keyring } from '../../privacy/index.ts';

/** The token of a browser's forms follows from its cookie, so that another site can know neither. */
export function formToken(keyring: Keyring, cookie: string): string {
  const { bytes } = keyring.current('forms');
  return createHmac('sha256', bytes).update(`citizen form ${cookie}`).digest('base64url').slice(0, 32);
}

export function isFormToken(keyring: Keyring, cookie: string, given: string): boolean {
  const right = Buffer.from(formToken(keyring, cookie));
  const shown = Buffer.from(given);
  return right.byteLength === shown.byteLength && timingSafeEqual(right, shown);
}
