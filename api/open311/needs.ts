import type { County } from '../../county/index.ts';
import type { Keyring } from '../../privacy/index.ts';
import type { ApiContext } from '../http/env.ts';
import type { Limits } from '../http/limits.ts';
import type { PublishedCases } from './published.ts';

/** All that Open311 stands on. It knows cases by the API's answers alone. */
export interface Open311Needs {
  /** Asks the API in the same process. `env` is that of the platform's own request. */
  readonly ask: (request: Request, env: unknown) => Response | Promise<Response>;
  readonly county: Pick<
    County,
    'name' | 'look' | 'categories' | 'units' | 'unit' | 'calendar' | 'open311' | 'centre'
  >;
  /** Identifies the county's data in force. */
  readonly live: { readonly tag: string };
  /** Seals tokens. */
  readonly keyring: Keyring;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  readonly limits: Pick<Limits, 'bodyBytes'>;
  /** How people reach this server. Null: at the address of the request. */
  readonly publicUrl: string | null;
  /** A local run acts on nothing that it is told. */
  readonly isTest: boolean;
  /** Without it, the county publishes no case. */
  readonly published?: PublishedCases;
}

export type Action = (c: ApiContext) => Response | Promise<Response>;
