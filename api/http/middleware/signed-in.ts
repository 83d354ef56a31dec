import type { ApiMiddleware } from '../env.ts';
import { problem } from '../problem.ts';
import type { Authenticate, SignedIn, SignInDemand } from '../session.ts';

/** Refuses a request without a known account. */
export const signedIn =
  (authenticate: Authenticate, asked: Omit<SignInDemand, 'onIdentified'> = {}): ApiMiddleware =>
  async (c, next) => {
    let how: SignedIn = { by: 'bearer' };
    const onIdentified = (found: SignedIn) => {
      how = found;
    };
    const actor = await authenticate(c.req.raw, { ...asked, onIdentified });
    if (!actor)
      throw problem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer realm="huiyin"' } });
    c.set('actor', actor);
    c.set('signedInBy', how.by);
    c.set('session', how.session);
    await next();
  };
