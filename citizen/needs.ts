import type { Context } from 'hono';
import type { County } from '../county/index.ts';
import type { Naming } from '../domain/index.ts';
import type { MapPolicy, MapSettings } from '../map/settings.ts';
import type { Keyring } from '../privacy/index.ts';
import type { Scripts } from './http/scripts.ts';
import type { Language } from './words/dictionary.ts';

/** All that the citizens' pages stand on. They know cases by the API's answers alone. */
export interface CitizenNeeds {
  /** Asks the API in the same process. `env` is that of the page's own request. */
  readonly ask: (request: Request, env: unknown) => Response | Promise<Response>;
  readonly county: Pick<County, 'name' | 'look' | 'categories' | 'units' | 'uploads'>;
  readonly naming: Naming;
  readonly keyring: Keyring;
  /** Epoch milliseconds. */
  readonly clock: () => number;
  /** Cookies travel by TLS only. A local run has none. */
  readonly secure: boolean;
  readonly scripts: Scripts;
  /** Whom the pages may ask for the map. */
  readonly mapPolicy: MapPolicy;
  readonly map?: MapSettings | null;
  /** The address that people type, for links in pictures. */
  readonly publicUrl: string;
}

/** A page's reader: language, size of the letters, the address, and the token of the page's forms. */
export interface Visit {
  readonly language: Language;
  readonly large: boolean;
  /** The page's own address. */
  readonly path: string;
  readonly token: string;
  /** The connection is encrypted, or ends on this machine. Only then a browser keeps drafts. */
  readonly kept: boolean;
  readonly requestId: string;
}

export interface CitizenEnv {
  Variables: { visit: Visit };
  Bindings: object;
}
export type PageContext = Context<CitizenEnv>;
