import type { Authenticate, SignedIn } from '../session.ts';

interface IdentifiedRequest {
  readonly actor: ReturnType<Authenticate>;
  how: SignedIn | null;
}

/** Identifies each request once, however many callers ask. A caller that demands more than usual asks anew. */
export function identifiedOnce(authenticate: Authenticate): Authenticate {
  const known = new WeakMap<Request, IdentifiedRequest>();
  return async (request, asked) => {
    if (asked?.evenWithoutSecondFactor) return authenticate(request, asked);
    let found = known.get(request);
    if (!found) {
      const entry: { how: SignedIn | null } = { how: null };
      const onIdentified = (how: SignedIn) => {
        entry.how = how;
      };
      found = Object.assign(entry, { actor: authenticate(request, { onIdentified }) });
      known.set(request, found);
    }
    const actor = await found.actor;
    if (found.how) asked?.onIdentified?.(found.how);
    return actor;
  };
}
