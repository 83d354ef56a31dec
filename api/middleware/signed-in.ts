import type { Authenticate } from '../deps.ts';
import type { ApiMiddleware } from '../http/env.ts';
import { problem } from '../problem.ts';

/** Nobody gets past without a known account. */
export const signedIn =
  (authenticate: Authenticate): ApiMiddleware =>
  async (c, next) => {
    const actor = await authenticate(c.req.raw);
    if (!actor)
      throw problem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer realm="huiyin"' } });
    c.set('actor', actor);
    await next();
  };
