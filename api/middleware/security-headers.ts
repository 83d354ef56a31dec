import type { ApiMiddleware } from '../http/env.ts';

/** Answers are data for programs: no sniffing, no frames, no scripts; the reference page loosens its own policy. */
export const securityHeaders: ApiMiddleware = async (c, next) => {
  await next();
  const { headers } = c.res;
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('X-Frame-Options', 'DENY');
  headers.set('Referrer-Policy', 'no-referrer');
  if (!headers.has('Content-Security-Policy')) {
    headers.set('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  }
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache');
};
