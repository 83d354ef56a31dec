import { localRates, type Rates, type RateVariables, ratesOf } from './rates.ts';

/** The settings of the server towards its network. */
export interface Edge {
  readonly rates: Rates;
  /** Pages of these origins may call with a browser's credentials. No other origin may. */
  readonly corsOrigins: readonly string[];
  /** Tells browsers to use TLS only. A local run has no TLS. */
  readonly tlsOnly: boolean;
  /** The token that readers of /metrics must show. null: everybody who reaches the server may read it. */
  readonly metricsToken: string | null;
}

export const localEdge: Edge = { rates: localRates, corsOrigins: [], tlsOnly: false, metricsToken: null };

export interface EdgeVariables extends RateVariables {
  readonly HUIYIN_CORS_ORIGINS: readonly string[];
  readonly HUIYIN_METRICS_TOKEN?: string | undefined;
}

export const edgeOf = (env: EdgeVariables): Edge => ({
  rates: ratesOf(env),
  corsOrigins: env.HUIYIN_CORS_ORIGINS,
  tlsOnly: env.HUIYIN_MODE !== 'embedded',
  metricsToken: env.HUIYIN_METRICS_TOKEN ?? null,
});
