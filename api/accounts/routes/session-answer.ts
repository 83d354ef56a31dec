import { deleteCookie, setCookie } from 'hono/cookie';
import type { County } from '../../../county/index.ts';
import { isoLocal } from '../../../domain/index.ts';
import type { ApiContext } from '../../http/env.ts';
import type { Accounts } from '../accounts.ts';
import type { Entered } from '../sessions.ts';

interface CookieNeeds {
  readonly accounts: Pick<Accounts, 'cookie'>;
  readonly clock: () => number;
}
export interface SignedInNeeds extends CookieNeeds {
  readonly county: Pick<County, 'calendar'>;
}

/** Answers a successful sign-in: browsers get a cookie, programs a token in the body. */
export function answerSignedIn(
  c: ApiContext,
  { accounts, county, clock }: SignedInNeeds,
  { token, session }: Entered,
  as: 'token' | 'cookie' = 'token',
): Response {
  if (as === 'cookie') giveCookie(c, { accounts, clock }, { token, session });
  c.header('Cache-Control', 'no-store');
  return c.json({
    type: 'signed-in',
    signedIn: true,
    account: session.account,
    expiresAt: isoLocal(county.calendar, session.expiresAtMs),
    ...(as === 'token' ? { token } : {}),
  });
}

/** No script can read the cookie. Requests from other sites do not carry it, except a followed link. */
export function giveCookie(
  c: ApiContext,
  { accounts, clock }: CookieNeeds,
  { token, session }: Entered,
): void {
  const { name, secure } = accounts.cookie;
  const maxAge = Math.max(0, Math.floor((session.expiresAtMs - clock()) / 1000));
  setCookie(c, name, token, { httpOnly: true, secure, sameSite: 'Lax', path: '/', maxAge });
}

export function takeCookie(c: ApiContext, { accounts }: Pick<CookieNeeds, 'accounts'>): void {
  const { name, secure } = accounts.cookie;
  deleteCookie(c, name, { secure, path: '/' });
}
