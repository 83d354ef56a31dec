import { deleteCookie, setCookie } from 'hono/cookie';
import { isoLocal } from '../../../domain/index.ts';
import type { ApiDeps } from '../../deps.ts';
import type { ApiContext } from '../../http/env.ts';
import type { Entered } from '../sessions.ts';

/** Somebody is signed in: by a cookie for browsers, by a token in the body for programs. */
export function answerSignedIn(
  c: ApiContext,
  { accounts, county, clock }: ApiDeps,
  { token, session }: Entered,
  as: 'token' | 'cookie' = 'token',
): Response {
  if (as === 'cookie') giveCookie(c, { accounts, clock }, { token, session });
  c.header('Cache-Control', 'no-store');
  return c.json({
    signedIn: true,
    account: session.account,
    expiresAt: isoLocal(county.calendar, session.expiresAtMs),
    ...(as === 'token' ? { token } : {}),
  });
}

/** No script reads it, and other sites' requests do not bring it along, but for a link that is followed. */
export function giveCookie(
  c: ApiContext,
  { accounts, clock }: Pick<ApiDeps, 'accounts' | 'clock'>,
  { token, session }: Entered,
): void {
  const { name, secure } = accounts.cookie;
  const maxAge = Math.max(0, Math.floor((session.expiresAtMs - clock()) / 1000));
  setCookie(c, name, token, { httpOnly: true, secure, sameSite: 'Lax', path: '/', maxAge });
}

export function takeCookie(c: ApiContext, { accounts }: Pick<ApiDeps, 'accounts'>): void {
  const { name, secure } = accounts.cookie;
  deleteCookie(c, name, { secure, path: '/' });
}
