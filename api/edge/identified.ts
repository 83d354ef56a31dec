import type { Authenticate } from '../deps.ts';

/** Who sends a request is worked out once for each, however many ask: limits first, then the route. */
export function identifiedOnce(authenticate: Authenticate): Authenticate {
  const known = new WeakMap<Request, ReturnType<Authenticate>>();
  return (request) => {
    const before = known.get(request);
    if (before) return before;
    const asked = authenticate(request);
    known.set(request, asked);
    return asked;
  };
}
