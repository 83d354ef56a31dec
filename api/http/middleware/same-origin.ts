import type { ApiContext, ApiMiddleware } from '../env.ts';
import { problem } from '../problem.ts';

/**
 * Browsers send cookies for any page that asks. A change that only a cookie authenticates must therefore come from
 * our own pages or a listed origin. The citizens' pages have a guard of their own. Tokens and keys are never sent unasked, so such requests pass.
 */
export const sameOrigin =
  (origins: readonly string[], guardsItself: (path: string) => boolean = () => false): ApiMiddleware =>
  async (c, next) => {
    if (guardsItself(c.req.path)) return next();
    if (changes(c) && byCookieAlone(c) && !fromOwnPage(c, origins)) throw problem('cross-site');
    await next();
  };

const changes = (c: ApiContext): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);

const byCookieAlone = (c: ApiContext): boolean =>
  c.req.header('cookie') !== undefined &&
  c.req.header('authorization') === undefined &&
  c.req.header('x-api-key') === undefined;

/** Prefers the browser's own statement. An older browser's Origin is compared by host, because a proxy ends TLS. */
function fromOwnPage(c: ApiContext, origins: readonly string[]): boolean {
  const origin = c.req.header('origin');
  if (origin !== undefined && origins.includes(origin)) return true;
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === hostOf(c);
}

const hostOf = (c: ApiContext): string => c.req.header('host') ?? new URL(c.req.url).host;
