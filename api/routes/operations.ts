import type { ApiDeps } from '../deps.ts';
import type { App } from '../http/env.ts';

/** For orchestrators and monitoring: not part of the contract's data, so not in the reference. */
export function operationRoutes(app: App, { gateway, store, metrics }: ApiDeps): void {
  app.get('/healthz', (c) => c.json({ status: 'ok' }));

  app.get('/readyz', async (c) => {
    const [{ temporal, worker }, mongodb] = await Promise.all([
      gateway.ready().catch(() => ({ temporal: false, worker: false })),
      store.ping().catch(() => false),
    ]);
    const ready = temporal && worker && mongodb;
    return c.json({ status: ready ? 'ready' : 'not-ready', temporal, worker, mongodb }, ready ? 200 : 503);
  });

  app.get('/metrics', async (c) => {
    c.header('Content-Type', metrics.registry.contentType);
    return c.body(await metrics.registry.metrics());
  });
}
