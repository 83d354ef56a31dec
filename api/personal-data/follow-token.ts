import { type Keyring, sealUntil, unsealTimed } from '../../privacy/index.ts';

const context = 'follow';
const lastsMs = 60 * 60 * 1000;

/** Seals a case's number for somebody who may follow the case without learning which it is. It lasts an hour. */
export const followToken = (keyring: Keyring, appeal: string, nowMs: number): string =>
  sealUntil(keyring, context, appeal, nowMs + lastsMs);

/** The case of a token. Returns null if the token is none of ours, or an hour old. */
export const followedBy = (keyring: Keyring, token: string, nowMs: number): string | null =>
  unsealTimed(keyring, context, token, nowMs);
