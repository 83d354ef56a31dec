import { type Keyring, seal, unseal } from '../../privacy/index.ts';

const context = 'follow';
const lastsMs = 60 * 60 * 1000;

/** Seals a case's number for somebody who may follow the case without learning which it is. It lasts an hour. */
export function followToken(keyring: Keyring, appeal: string, nowMs: number): string {
  const key = keyring.current('pages');
  const sealed = seal(key, Buffer.from(JSON.stringify([nowMs + lastsMs, appeal])), context);
  return `${key.id}.${sealed.toString('base64url')}`;
}

/** The case of a token. Returns null if the token is none of ours, or an hour old. */
export function followedBy(keyring: Keyring, token: string, nowMs: number): string | null {
  const [id = '', content = ''] = token.split('.');
  const key = keyring.byId('pages', id);
  const plain = key && unseal(key, Buffer.from(content, 'base64url'), context);
  if (!plain) return null;
  const [untilMs, appeal] = JSON.parse(plain.toString('utf8')) as [number, string];
  return nowMs < untilMs ? appeal : null;
}
