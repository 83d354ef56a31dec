import type { CitizenNeeds } from '../citizen/needs.ts';
import type { County, LiveCounty } from '../county/index.ts';
import type { AddressRules, LookUp } from '../hooks/index.ts';
import type { MapSettings } from '../map/settings.ts';
import type { Keyring } from '../privacy/index.ts';
import type { Store } from '../store/index.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { Gateway } from './appeals/gateway.ts';
import type { Scanner } from './attachments/content/scanner.ts';
import type { Generations } from './citizens/generations.ts';
import type { ConsolePages } from './console/pages.ts';
import type { ArchivedFile } from './evidence/archive.ts';
import type { Edge } from './http/edge/edge.ts';
import type { Limits } from './http/limits.ts';
import type { Log } from './http/log.ts';
import type { Metrics } from './http/metrics.ts';
import type { Authenticate } from './http/session.ts';
import type { PublishedCases } from './open311/published.ts';
import type { Streams } from './stream/streams.ts';

/** All dependencies of the server. Each subject knows only those that it needs. */
export interface ApiDeps {
  /** The files of an appeal's archive. Tests use it in place of the attachments. */
  readonly archivedFiles?: (appeal: string) => AsyncIterable<ArchivedFile>;
  /** The county in force. It follows every change, so keep no value that was read from it. */
  readonly county: County;
  readonly live: LiveCounty;
  readonly store: Store;
  readonly gateway: Gateway;
  readonly authenticate: Authenticate;
  readonly accounts: Accounts;
  /** The void tracking codes. */
  readonly generations: Generations;
  /** All keys are derived from it, for tokens, tracking codes and ids. */
  readonly secret: string;
  /** Seals Temporal's payloads, signed tokens, records and personal texts. Ids and tracking codes use the secret. */
  readonly keyring: Keyring;
  /** The origins of the Temporal UI. Their pages may ask to decode payloads; without any, no page may. */
  readonly uiOrigins?: readonly string[];
  /** Scans every upload. Without it, attachments state that they were not scanned. */
  readonly scanner?: Scanner;
  /** The pages that listen for changes. */
  readonly streams: Streams;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** How far this clock is ahead of the database's, in milliseconds. Without it nobody compares them. */
  readonly aheadMs?: () => number;
  /** Ids of the installation's keys that this process lacks. Without it nobody has compared them. */
  readonly lackingKeys?: () => readonly string[];
  readonly limits: Limits;
  /** The addresses at which programs may be told. Without it, only https on the public internet. */
  readonly hooks?: AddressRules & { readonly lookUp?: LookUp };
  /** The console's built pages. Without them, their addresses answer that they are not built. */
  readonly pages?: ConsolePages;
  /** The county's map. Without one every page works. */
  readonly map?: MapSettings | null;
  /** The citizens' pages: their scripts, and how people reach this server. Without it, there are none. */
  readonly citizen?: Pick<CitizenNeeds, 'scripts' | 'publicUrl'>;
  /** The cases that anybody reads by Open311. Without it, the county publishes none. */
  readonly published?: PublishedCases;
  /** Limits by account and address, origins, TLS. Without it, those of a local run hold. */
  readonly edge?: Edge;
}
