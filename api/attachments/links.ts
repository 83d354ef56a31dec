import { timingSafeEqual } from 'node:crypto';
import { keyedHash, keyFor } from '../ids/keys.ts';

export const variants = ['content', 'thumbnail'] as const;
export type Variant = (typeof variants)[number];

/** The claims of a link: a file, and an expiry in seconds, as in the address. */
export interface Linked {
  readonly id: string;
  readonly variant: Variant;
  readonly expires: number;
}

/** Makes links that work without any header until they expire. The holder of a link may see that one file. */
export function fileLinks(secret: string) {
  const key = keyFor(secret, 'file-link');
  const signatureOf = ({ id, variant, expires }: Linked): string =>
    keyedHash(key, [id, variant, expires]).toString('base64url');
  return {
    to: (linked: Linked): string => {
      const { id, variant, expires } = linked;
      return `/v1/files/${id}?variant=${variant}&expires=${expires}&signature=${signatureOf(linked)}`;
    },
    isGood: (linked: Linked, signature: string, nowMs: number): boolean => {
      const given = Buffer.from(signature);
      const right = Buffer.from(signatureOf(linked));
      const same = given.byteLength === right.byteLength && timingSafeEqual(given, right);
      return same && nowMs < linked.expires * 1000;
    },
  };
}
