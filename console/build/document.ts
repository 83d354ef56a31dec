import { fileURLToPath } from 'node:url';
import { createApp } from '../../api/app.ts';
import type { ApiDeps } from '../../api/deps.ts';
import { usualLimits } from '../../api/http/limits.ts';
import { createMetrics } from '../../api/http/metrics.ts';
import { info } from '../../api/http/reference.ts';
import { loadCounty } from '../../county/index.ts';

/** Stands for every part that routes hold and do not call while they are declared. */
const absent: unknown = new Proxy(() => absent, { get: () => absent });
const uncalled = ['store', 'gateway', 'accounts', 'authenticate', 'generations', 'keyring', 'live'];

/** The OpenAPI document of this release. Its routes are declared without a server behind them. */
export async function apiDocument(): Promise<object> {
  const county = await loadCounty(fileURLToPath(new URL('../../county/', import.meta.url)));
  const deps = {
    ...Object.fromEntries(uncalled.map((part) => [part, absent])),
    county,
    secret: 'x'.repeat(32),
    limits: usualLimits,
    metrics: createMetrics(),
    clock: Date.now,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  };
  return createApp(deps as unknown as ApiDeps).getOpenAPI31Document(info);
}
