import type { County, LiveCounty } from '../county/index.ts';
import type { Actor } from '../domain/index.ts';
import type { Keyring } from '../privacy/index.ts';
import type { Store } from '../store/index.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { Gateway } from './appeals/gateway.ts';
import type { Scanner } from './attachments/scanner.ts';
import type { Generations } from './citizens/generations.ts';
import type { ArchivedFile } from './evidence/archive.ts';
import type { Edge } from './http/edge/edge.ts';
import type { Metrics } from './http/metrics.ts';
import type { Asked } from './http/session.ts';

/** A pino logger fits. Bodies, queries and personal data never go into a log. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Who sends this request, or null. */
export type Authenticate = (request: Request, asked?: Asked) => Promise<Actor | null>;

export interface ApiDeps {
  /** The files of an appeal's archive, where they are not its attachments: a seam for tests. */
  readonly archivedFiles?: (appeal: string) => AsyncIterable<ArchivedFile>;
  /** The county in force; it follows every change, so keep nothing that was read from it. */
  readonly county: County;
  readonly live: LiveCounty;
  readonly store: Store;
  readonly gateway: Gateway;
  readonly authenticate: Authenticate;
  readonly accounts: Accounts;
  /** Which tracking codes are void. */
  readonly generations: Generations;
  /** Everything keyed is derived from it: tokens, tracking codes, ids. */
  readonly secret: string;
  /** Temporal's payloads, signed tokens, records and what people said of themselves; ids and tracking codes stay with the secret. */
  readonly keyring: Keyring;
  /** Where the Temporal UI is served: pages from there may ask to have payloads opened. None: no page may. */
  readonly uiOrigins?: readonly string[];
  /** Looks at every upload; without one attachments say that nobody has. */
  readonly scanner?: Scanner;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly limits: Limits;
  /** Limits by account and address, origins, TLS. Absent: as on a local run. */
  readonly edge?: Edge;
}

export interface Limits {
  readonly bodyBytes: number;
  /** After which a request is answered with 503 whatever it waits for. */
  readonly requestMs: number;
  /** Filings without an account: so many from one address within the window. */
  readonly publicFilings: number;
  readonly publicWindowMs: number;
  /** Tries at signing in from one address within the same window; a whole office may share one. */
  readonly signIns: number;
  /** Codes by text message asked for from one address within the same window. */
  readonly codes: number;
  /** Proxies in front of this server that add to X-Forwarded-For; 0: the socket's address counts. */
  readonly trustedProxies: number;
  /** Uploads without an account, from one address within the window. */
  readonly publicUploads: number;
  /** The most that one PATCH may bring. */
  readonly chunkBytes: number;
  /** The largest file that may come in one go. */
  readonly oneGoBytes: number;
  /** Uploads of one account that no appeal has named yet. */
  readonly unusedUploads: number;
  /** As `requestMs`, for requests that bring a file or a part of one. */
  readonly uploadMs: number;
  /** For so long a link to a file works without any header. */
  readonly linkMs: number;
}

export const usualLimits: Limits = {
  bodyBytes: 1024 * 1024,
  requestMs: 25_000,
  publicFilings: 10,
  publicWindowMs: 600_000,
  signIns: 300,
  codes: 20,
  trustedProxies: 0,
  publicUploads: 30,
  chunkBytes: 8 * 1024 * 1024,
  oneGoBytes: 32 * 1024 * 1024,
  unusedUploads: 500,
  uploadMs: 240_000,
  linkMs: 300_000,
};
