import { jwtVerify, SignJWT } from 'jose';
import type { Keyring } from './keyring.ts';

const issuer = 'huiyin';
const algorithm = 'HS256';

/**
 * The purpose of a token. A signal's token stays readable in the history, so the API refuses it. A signal accepts
 * both kinds.
 */
export type TokenUse = 'huiyin-api' | 'huiyin-signal';

export interface TokenHolder {
  readonly account: string;
  /** Epoch ms. */
  readonly untilMs: number;
}

/** Signs a token (JWT) for an account. It is valid from `nowMs` for this number of seconds. */
export function issueTokenFor(
  keyring: Keyring,
  use: TokenUse,
  account: string,
  seconds: number,
  nowMs = Date.now(),
): Promise<string> {
  const key = keyring.current('token');
  const nowSeconds = Math.floor(nowMs / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: algorithm, kid: key.id })
    .setSubject(account)
    .setIssuer(issuer)
    .setAudience(use)
    .setIssuedAt(nowSeconds)
    .setExpirationTime(nowSeconds + seconds)
    .sign(key.bytes);
}

/**
 * Returns the holder of a token, or null. With `nowMs` null it returns the end without checking it, so that the
 * answer never changes.
 */
export async function tokenHolder(
  keyring: Keyring,
  uses: readonly TokenUse[],
  token: string,
  nowMs: number | null,
): Promise<TokenHolder | null> {
  try {
    const { sub, exp } = (
      await jwtVerify(token, ({ kid }) => keyOf(keyring, kid), {
        issuer,
        audience: [...uses],
        algorithms: [algorithm],
        requiredClaims: ['sub', 'exp'],
        currentDate: new Date(nowMs ?? 0),
      })
    ).payload;
    return sub === undefined || exp === undefined ? null : { account: sub, untilMs: exp * 1000 };
  } catch {
    return null;
  }
}

function keyOf(keyring: Keyring, id = ''): Uint8Array {
  const key = keyring.byId('token', id);
  if (!key) throw new Error('no such key');
  return key.bytes;
}
