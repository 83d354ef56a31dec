import { routePath } from 'hono/route';
import type { ApiMiddleware } from '../env.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';

/** Who reads the metrics is not told how many reports of misconduct there are. */
const inConfidence: readonly string[] = ['/report-misconduct', '/reply'];

/** One line and one count for each request, by the route's pattern: addresses and queries may say who it is about. */
export const observed =
  (log: Log, metrics: Metrics): ApiMiddleware =>
  async (c, next) => {
    const startedMs = performance.now();
    await next();
    const route = c.res.status === 404 ? 'none' : routePath(c, -1);
    const labels = { method: c.req.method, route, status: String(c.res.status) };
    const ms = performance.now() - startedMs;
    if (!inConfidence.some((end) => route.endsWith(end))) {
      metrics.requests.inc(labels);
      metrics.seconds.observe({ method: labels.method, route }, ms / 1000);
    }
    log.info({ ...labels, ms: Math.round(ms), requestId: c.get('requestId') }, 'request');
  };
