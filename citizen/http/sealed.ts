import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Keyring, seal, unseal } from '../../privacy/index.ts';

/** Seals a text for one purpose until an instant. Returns text for a cookie or a form. */
export function sealText(keyring: Keyring, purpose: string, text: string, untilMs: number): string {
  const key = keyring.current('pages');
  const sealed = seal(key, Buffer.from(JSON.stringify([untilMs, text])), `citizen ${purpose}`);
  return `${key.id}.${sealed.toString('base64url')}`;
}

/** Opens a sealed text. Returns null if it is of another purpose, changed or too old. */
export function unsealText(keyring: Keyring, purpose: string, sealed: string, nowMs: number): string | null {
  const [id = '', content = ''] = sealed.split('.');
  const key = keyring.byId('pages', id);
  const plain = key && unseal(key, Buffer.from(content, 'base64url'), `citizen ${purpose}`);
  if (!plain) return null;
  const [untilMs, text] = JSON.parse(plain.toString('utf8')) as [number, string];
  return nowMs < untilMs ? text : null;
}

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
