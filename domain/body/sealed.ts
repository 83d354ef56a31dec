/**
 * Personal text that was sealed with its person's key before it came here: `~sealed:KEY:BYTES`, ASCII. To the rules it
 * is a text like any other; whoever shows it opens it.
 */

const prefix = '~sealed:';
const form = /^~sealed:([\w-]{16}):([\w-]+)$/;

export interface SealedParts {
  /** Of the person's key. */
  readonly keyId: string;
  /** base64url. */
  readonly bytes: string;
}

/** What nobody may write themselves. */
export const looksSealed = (text: string): boolean => text.startsWith(prefix);

export function sealedParts(text: string): SealedParts | null {
  if (!looksSealed(text)) return null;
  const [, keyId, bytes] = form.exec(text) ?? [];
  return keyId === undefined || bytes === undefined ? null : { keyId, bytes };
}

export const sealedText = ({ keyId, bytes }: SealedParts): string => `${prefix}${keyId}:${bytes}`;

/** How long a sealed text may be whose plain one has at most so many characters. */
export const sealedMost = (max: number): number => 6 * max + 200;
