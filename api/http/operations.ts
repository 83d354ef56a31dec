import { createHash, timingSafeEqual } from 'node:crypto';
import type { Edge } from './edge/edge.ts';
import type { App } from './env.ts';
import type { Metrics } from './metrics.ts';
import { problem } from './problem.ts';

interface OperationNeeds {
  readonly gateway: {
    ready(): Promise<{
      readonly temporal: boolean;
      readonly worker: boolean;
      readonly missingAttributes: readonly string[];
    }>;
  };
  readonly store: { ping(): Promise<boolean> };
  readonly metrics: Pick<Metrics, 'registry'>;
  readonly lackingKeys?: () => readonly string[];
  readonly edge?: Pick<Edge, 'metricsToken'>;
}

/** Routes for orchestrators and monitoring. The reference omits them, because they are not part of the contract. */
export function operationRoutes(
  app: App,
  { gateway, store, metrics, edge, lackingKeys }: OperationNeeds,
): void {
  app.get('/healthz', (c) => c.json({ status: 'ok' }));

  app.get('/readyz', async (c) => {
    const [{ temporal, worker, missingAttributes }, mongodb] = await Promise.all([
      gateway.ready().catch(() => ({ temporal: false, worker: false, missingAttributes: [] })),
      store.ping().catch(() => false),
    ]);
    const missingKeys = lackingKeys?.() ?? [];
    const keys = missingKeys.length === 0;
    const attributes = missingAttributes.length === 0;
    const ready = temporal && worker && mongodb && keys && attributes;
    const lacking = { ...(keys ? {} : { missingKeys }), ...(attributes ? {} : { missingAttributes }) };
    const found = { temporal, worker, mongodb, keys, attributes, ...lacking };
    return c.json({ status: ready ? 'ready' : 'not-ready', ...found }, ready ? 200 : 503);
  });

  const token = edge?.metricsToken ?? null;
  app.get('/metrics', async (c) => {
    if (token !== null && !isBearer(c.req.header('authorization'), token)) {
      throw problem('unauthenticated', { headers: { 'WWW-Authenticate': 'Bearer realm="metrics"' } });
    }
    c.header('Content-Type', metrics.registry.contentType);
    return c.body(await metrics.registry.metrics());
  });
}

/** Compares hashes, so that the time reveals nothing of the token or its length. */
function isBearer(authorization: string | undefined, token: string): boolean {
  const shown = /^Bearer\s+(\S{1,4000})$/i.exec(authorization?.trim() ?? '')?.[1] ?? '';
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(shown), hash(token));
}
