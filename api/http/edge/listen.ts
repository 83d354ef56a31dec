import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { serve } from '@hono/node-server';
import { refusedByNode } from './refused-by-node.ts';

type Fetch = Parameters<typeof serve>[0]['fetch'];

/** Limits for clients that send slowly or too much in order to hold a connection. */
export interface ConnectionLimits {
  /** From the first byte to the end of the headers. */
  readonly headersMs: number;
  /** To the end of the body. */
  readonly requestMs: number;
  /**
   * The life of an idle connection. It exceeds the proxy's own, which would otherwise send into a closing
   * connection.
   */
  readonly idleMs: number;
  readonly headerBytes: number;
  /** The interval between checks of all connections. */
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

/** Starts to listen. Rejects where the port is taken. Without a host it listens on all addresses. */
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
    server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
      if (socket.writable) socket.end(refusedByNode(error.code ?? ''));
      else socket.destroy();
    });
  });

interface HostVariables {
  readonly HUIYIN_HOST?: string | undefined;
  readonly HUIYIN_MODE: 'embedded' | 'cluster';
}

/**
 * The address to listen on. A local run serves only its own machine, unless configured otherwise. In a cluster a
 * proxy connects from outside.
 */
export const hostOf = (env: HostVariables): string | undefined =>
  env.HUIYIN_HOST ?? (env.HUIYIN_MODE === 'embedded' ? '127.0.0.1' : undefined);
