/**
 * Personal text was sealed with its person's key before it came here: `~sealed:KEY:BYTES`, ASCII. The rules
 * treat it as any other text. The edge opens it for readers.
 */

const prefix = '~sealed:';
const form = /^~sealed:([\w-]{16}):([\w-]+)$/;

export interface SealedParts {
  readonly keyId: string;
  /** Base64url. */
  readonly bytes: string;
}

/** Recognises the form of sealed text, which nobody may write themselves. */
export const looksSealed = (text: string): boolean => text.startsWith(prefix);

export function sealedParts(text: string): SealedParts | null {
  if (!looksSealed(text)) return null;
  const [, keyId, bytes] = form.exec(text) ?? [];
  return keyId === undefined || bytes === undefined ? null : { keyId, bytes };
}

export const sealedText = ({ keyId, bytes }: SealedParts): string => `${prefix}${keyId}:${bytes}`;

/** The longest sealed form of a plain text with at most this many characters. */
export const sealedMost = (max: number): number => 6 * max + 200;
