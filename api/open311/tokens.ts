import { type Keyring, sealUntil, unsealTimed } from '../../privacy/index.ts';

const context = 'open311';
const tenYearsMs = 10 * 366 * 86_400_000;

/**
 * Seals the number of a case for who filed it. A token opens nothing: with it one learns the number, and reads the case
 * only with the key. It has no point, because a point begins the format in an address.
 */
export const tokenOf = (keyring: Keyring, appeal: string, nowMs: number): string =>
  sealUntil(keyring, context, appeal, nowMs + tenYearsMs).replace('.', '~');

/** The number of a token, or null where it is none of ours. */
export function numberOf(keyring: Keyring, token: string, nowMs: number): string | null {
  return /^[\w~-]{20,400}$/.test(token)
    ? unsealTimed(keyring, context, token.replace('~', '.'), nowMs)
    : null;
}
