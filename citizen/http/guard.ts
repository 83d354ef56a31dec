import type { MiddlewareHandler } from 'hono';
import type { CitizenEnv, CitizenNeeds, PageContext } from '../needs.ts';
import { explainRefusal } from '../parts/problem.tsx';
import { common } from '../words/common.ts';
import { formOf } from './form.ts';
import { isFormToken } from './form-token.ts';
import { shownFormCookie } from './visit.ts';

/** A form without script brings its files in one request, which is held in memory. */
export const mostFormBytes = 48 * 1024 * 1024;

/**
 * Lets a form pass only from our own page in the same browser: the browser names no other origin, and the form has
 * the token of the browser's cookie.
 */
export const guarded =
  (needs: CitizenNeeds): MiddlewareHandler<CitizenEnv> =>
  async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const text = common[c.get('visit').language];
    if (!fromOwnPage(c)) return explainRefusal(c, needs, 403, text.stale);
    const bytes = Number(c.req.header('content-length') ?? Number.NaN);
    if (!(bytes <= mostFormBytes)) return explainRefusal(c, needs, 413, text.tooLong);
    const form = await formOf(c);
    if (!isFormToken(needs.keyring, shownFormCookie(c), form.text('token'))) {
      return explainRefusal(c, needs, 403, text.stale);
    }
    return next();
  };

function fromOwnPage(c: PageContext): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = c.req.header('origin');
  // An older browser calls the origin of a page without referrer `null`. The token decides then.
  if (origin === undefined || origin === 'null') return true;
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  return URL.canParse(origin) && new URL(origin).host === host;
}
