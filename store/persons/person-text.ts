import { sealedParts, sealedText } from '../../domain/index.ts';
import { type Key, seal, unseal } from '../../privacy/index.ts';

/** A person's text as a token that only the person's own key opens. The key's id is the context, and stands in it. */
export const sealText = (key: Key, plain: string): string =>
  sealedText({ keyId: key.id, bytes: seal(key, Buffer.from(plain, 'utf8'), key.id).toString('base64url') });

/** null where it is no token of this key. */
export function openText(key: Key, token: string): string | null {
  const parts = sealedParts(token);
  if (parts?.keyId !== key.id) return null;
  return unseal(key, Buffer.from(parts.bytes, 'base64url'), key.id)?.toString('utf8') ?? null;
}

/** The ids of all keys that something was sealed with, however deep the tokens lie in it. */
export function keyIdsIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') {
    const parts = sealedParts(value);
    if (parts) found.add(parts.keyId);
  } else if (typeof value === 'object' && value !== null) {
    for (const field of Object.values(value)) keyIdsIn(field, found);
  }
  return found;
}
