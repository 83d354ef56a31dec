import type { ApiContext, ApiMiddleware } from '../http/env.ts';
import { problem } from '../problem.ts';

interface Throttle {
  readonly most: number;
  readonly windowMs: number;
  readonly trustedProxies: number;
  readonly clock: () => number;
  readonly code?: 'too-many-filings' | 'too-many-attempts';
}

const keptAddresses = 10_000;

/** At most so many requests from one address within the window; kept in memory, by this process. */
export function throttled({
  most,
  windowMs,
  trustedProxies,
  clock,
  code = 'too-many-filings',
}: Throttle): ApiMiddleware {
  const seen = new Map<string, number[]>();
  return async (c, next) => {
    const address = addressOf(c, trustedProxies);
    const nowMs = clock();
    const recent = (seen.get(address) ?? []).filter((atMs) => atMs > nowMs - windowMs);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= most) {
      const seconds = Math.max(1, Math.ceil((oldest + windowMs - nowMs) / 1000));
      throw problem(code, { headers: { 'Retry-After': String(seconds) } });
    }
    seen.delete(address);
    seen.set(address, [...recent, nowMs]);
    forgetOldest(seen);
    await next();
  };
}

/** The longest unseen goes first: a map keeps the order in which it was filled. */
function forgetOldest(seen: Map<string, unknown>): void {
  const [oldest] = seen.keys();
  if (seen.size > keptAddresses && oldest !== undefined) seen.delete(oldest);
}

/** Only what a proxy of ours has added to X-Forwarded-For is believed; the rest anybody can write. */
export function addressOf(c: ApiContext, trustedProxies: number): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const told = trustedProxies > 0 ? forwarded.at(-trustedProxies) : undefined;
  return told || c.env?.incoming?.socket?.remoteAddress || 'unknown';
}
