import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';

type Fetch = Parameters<typeof serve>[0]['fetch'];

/** Against callers who send slowly, or much, so as to hold a connection. */
export interface ConnectionLimits {
  /** From the first byte to the end of the headers. */
  readonly headersMs: number;
  /** To the end of the body. */
  readonly requestMs: number;
  /** A connection with nothing on it. Longer than a proxy's own, which else sends into one that is being closed. */
  readonly idleMs: number;
  readonly headerBytes: number;
  /** How often connections are looked at. */
  readonly lookEveryMs: number;
}

export const usualConnections: ConnectionLimits = {
  headersMs: 10_000,
  requestMs: 60_000,
  idleMs: 75_000,
  headerBytes: 16 * 1024,
  lookEveryMs: 5000,
};

export interface Listening {
  readonly server: ReturnType<typeof serve>;
  readonly port: number;
}

/** Rejects where the port cannot be had. Without a host it listens on all addresses. */
export const listen = (
  fetch: Fetch,
  { port, host }: { readonly port: number; readonly host?: string | undefined },
  limits: ConnectionLimits = usualConnections,
): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const serverOptions = {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      keepAliveTimeout: limits.idleMs,
      maxHeaderSize: limits.headerBytes,
      connectionsCheckingInterval: limits.lookEveryMs,
    };
    const options = { fetch, port, serverOptions, ...(host === undefined ? {} : { hostname: host }) };
    const server = serve(options, (info: AddressInfo) => resolve({ server, port: info.port }));
    server.once('error', reject);
  });

interface HostVariables {
  readonly HUIYIN_HOST?: string | undefined;
  readonly HUIYIN_MODE: 'embedded' | 'cluster';
}

/** A local run is for this machine alone, unless it is told otherwise; elsewhere a proxy comes from outside. */
export const hostOf = (env: HostVariables): string | undefined =>
  env.HUIYIN_HOST ?? (env.HUIYIN_MODE === 'embedded' ? '127.0.0.1' : undefined);
