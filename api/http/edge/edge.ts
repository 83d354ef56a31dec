import { localRates, type Rates, type RateVariables, ratesOf } from './rates.ts';

/** How the server meets the world. */
export interface Edge {
  readonly rates: Rates;
  /** Pages of these origins may call with a browser's credentials; none unless they are listed. */
  readonly corsOrigins: readonly string[];
  /** Browsers are told to come by TLS only; of no use on a local run. */
  readonly tlsOnly: boolean;
  /** Whoever reads /metrics must show it; null: whoever can reach it may. */
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
