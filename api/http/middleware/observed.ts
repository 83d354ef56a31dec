import { routePath } from 'hono/route';
import type { ApiMiddleware } from '../env.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';

/** Readers of the metrics must not learn the number of misconduct reports. */
const inConfidence: readonly string[] = ['/report-misconduct', '/reply'];

/** Logs and counts each request by the route's pattern, because addresses and queries can name people. */
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
