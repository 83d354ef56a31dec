import { addressOf } from '../edge/address.ts';
import { Windows } from '../edge/windows.ts';
import type { ApiMiddleware } from '../env.ts';
import { problem } from '../problem.ts';
import type { ApiCode } from '../sentences/sentences.ts';
import { secondsOf, standingHeaders } from './rate-limited.ts';

interface Throttle {
  readonly most: number;
  readonly windowMs: number;
  readonly trustedProxies: number;
  readonly clock: () => number;
  /** The problem for callers over the limit. */
  readonly code?: ApiCode;
}

/** Limits the requests from one address within the window, on top of the limits of every route. */
export function throttled({
  most,
  windowMs,
  trustedProxies,
  clock,
  code = 'too-many-filings',
}: Throttle): ApiMiddleware {
  const windows = new Windows({ name: code.replace(/^too-many-/, ''), most, windowMs });
  return async (c, next) => {
    const standing = windows.take(addressOf(c, trustedProxies), clock());
    if (standing.left < 0) {
      const headers = {
        ...standingHeaders(standing),
        'Retry-After': String(secondsOf(standing.resetsInMs)),
      };
      throw problem(code, { headers });
    }
    await next();
  };
}
