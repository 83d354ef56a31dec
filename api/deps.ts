import type { County, LiveCounty } from '../county/index.ts';
import type { Keyring } from '../privacy/index.ts';
import type { Store } from '../store/index.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { Gateway } from './appeals/gateway.ts';
import type { Scanner } from './attachments/scanner.ts';
import type { Generations } from './citizens/generations.ts';
import type { ArchivedFile } from './evidence/archive.ts';
import type { Edge } from './http/edge/edge.ts';
import type { Limits } from './http/limits.ts';
import type { Log } from './http/log.ts';
import type { Metrics } from './http/metrics.ts';
import type { Authenticate } from './http/session.ts';

/** All that the server stands on. The subjects know only what they need of it. */
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
