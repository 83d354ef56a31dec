import type { ApiContext, ApiMiddleware } from '../env.ts';
import { problem } from '../problem.ts';

/**
 * A browser sends cookies along with whatever page asks for it. So a change that is authenticated by nothing but a
 * cookie must come from our own pages, or from a listed origin's. A token or a key is never sent unasked: such
 * requests pass.
 */
export const sameOrigin =
  (origins: readonly string[]): ApiMiddleware =>
  async (c, next) => {
    if (changes(c) && byCookieAlone(c) && !fromOwnPage(c, origins)) throw problem('cross-site');
    await next();
  };

const changes = (c: ApiContext): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);

const byCookieAlone = (c: ApiContext): boolean =>
  c.req.header('cookie') !== undefined &&
  c.req.header('authorization') === undefined &&
  c.req.header('x-api-key') === undefined;

/** The browser's own word first; an older one's Origin is compared by host, for a proxy ends TLS before us. */
function fromOwnPage(c: ApiContext, origins: readonly string[]): boolean {
  const origin = c.req.header('origin');
  if (origin !== undefined && origins.includes(origin)) return true;
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === hostOf(c);
}

const hostOf = (c: ApiContext): string => c.req.header('host') ?? new URL(c.req.url).host;
