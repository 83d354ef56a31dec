import type { Keyring } from './keyring.ts';
import { seal, unseal } from './seal.ts';

/** Seals a text for one purpose until an instant, for a cookie, a form or a link. The result is plain ASCII. */
export function sealUntil(keyring: Keyring, context: string, text: string, untilMs: number): string {
  const key = keyring.current('pages');
  const sealed = seal(key, Buffer.from(JSON.stringify([untilMs, text])), context);
  return `${key.id}.${sealed.toString('base64url')}`;
}

/** Opens such a text. Returns null if it is of another purpose, changed or too old. */
export function unsealTimed(keyring: Keyring, context: string, sealed: string, nowMs: number): string | null {
  const [id = '', content = ''] = sealed.split('.');
  const key = keyring.byId('pages', id);
  const plain = key && unseal(key, Buffer.from(content, 'base64url'), context);
  if (!plain) return null;
  const [untilMs, text] = JSON.parse(plain.toString('utf8')) as [number, string];
  return nowMs < untilMs ? text : null;
}
