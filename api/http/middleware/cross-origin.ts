import { cors } from 'hono/cors';
import type { ApiMiddleware } from '../env.ts';

const exposed = [
  'ETag',
  'Location',
  'Idempotency-Key',
  'Retry-After',
  'X-Request-Id',
  'RateLimit',
  'RateLimit-Policy',
];
const taken = [
  ...['Authorization', 'X-Api-Key', 'Content-Type', 'Accept-Language'],
  ...['Idempotency-Key', 'If-Match', 'If-None-Match', 'X-Request-Id'],
];

/**
 * Pages of the listed origins may call, with their cookies. No other page can read an answer. The codec server has
 * rules of its own, for the Temporal UI.
 */
export function crossOrigin(origins: readonly string[]): ApiMiddleware {
  const listed = cors({
    origin: [...origins],
    credentials: true,
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: taken,
    exposeHeaders: exposed,
    maxAge: 600,
  });
  return async (c, next) => {
    if (c.req.path.startsWith('/codec')) return next();
    if (origins.includes(c.req.header('origin') ?? '')) return listed(c, next);
    await next();
    if (origins.length > 0) c.header('Vary', 'Origin', { append: true });
  };
}
