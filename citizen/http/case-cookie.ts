import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { sealUntil, unsealTimed } from '../../privacy/index.ts';
import type { CitizenNeeds, PageContext } from '../needs.ts';
import { cookieOptions } from './visit.ts';

type CookieNeeds = Pick<CitizenNeeds, 'keyring' | 'clock' | 'secure'>;

const name = 'huiyin_case';
const lastsMs = 2 * 60 * 60 * 1000;
const contextOf = (id: string): string => `citizen case ${id}`;
const placeOf = (id: string): string => `/case/${id}`;

/** Keeps a case's code for the pages of this case alone, sealed, until the browser closes or two hours have passed. */
export function keepCode(
  c: PageContext,
  { keyring, clock, secure }: CookieNeeds,
  id: string,
  code: string,
): void {
  const sealed = sealUntil(keyring, contextOf(id), code, clock() + lastsMs);
  setCookie(c, name, sealed, cookieOptions(secure, placeOf(id)));
}

/** The code that this browser has for the case, or null. */
export function codeOf(c: PageContext, { keyring, clock }: CookieNeeds, id: string): string | null {
  const sealed = getCookie(c, name);
  return sealed === undefined ? null : unsealTimed(keyring, contextOf(id), sealed, clock());
}

export const dropCode = (c: PageContext, { secure }: CookieNeeds, id: string): void => {
  deleteCookie(c, name, { secure, path: placeOf(id) });
};
