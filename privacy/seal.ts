import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Key } from './keyring.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals bytes with AES-256-GCM: nonce (12 bytes), text, tag (16 bytes). `context` names the place of the value. The
 * same context is needed to open it, so that nobody can move the value.
 */
export function seal(key: Key, plain: Uint8Array, context = ''): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key.bytes, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(`${key.id} ${context}`));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens sealed bytes. Returns null if the key, the context or any bit differs. */
export function unseal(key: Key, sealed: Uint8Array, context = ''): Buffer | null {
  if (sealed.byteLength < nonceBytes + tagBytes) return null;
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const end = bytes.byteLength - tagBytes;
  const nonce = bytes.subarray(0, nonceBytes);
  const decipher = createDecipheriv(algorithm, key.bytes, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(`${key.id} ${context}`));
  decipher.setAuthTag(bytes.subarray(end));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, end)), decipher.final()]);
  } catch {
    return null;
  }
}
