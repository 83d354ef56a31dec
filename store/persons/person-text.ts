import { sealedParts, sealedText } from '../../domain/index.ts';
import { type Key, seal, unseal } from '../../privacy/index.ts';

/**
 * Seals a person's text as a token that only the person's own key opens. The token holds the key's id, which is
 * also the context.
 */
export const sealText = (key: Key, plain: string): string =>
  sealedText({ keyId: key.id, bytes: seal(key, Buffer.from(plain, 'utf8'), key.id).toString('base64url') });

/** Returns null if this key did not seal the token. */
export function unsealText(key: Key, token: string): string | null {
  const parts = sealedParts(token);
  if (parts?.keyId !== key.id) return null;
  return unseal(key, Buffer.from(parts.bytes, 'base64url'), key.id)?.toString('utf8') ?? null;
}

/** Collects the ids of all keys that sealed something inside a value, at any depth. */
export function keyIdsIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') {
    const parts = sealedParts(value);
    if (parts) found.add(parts.keyId);
  } else if (typeof value === 'object' && value !== null) {
    for (const field of Object.values(value)) keyIdsIn(field, found);
  }
  return found;
}
