import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './generated/api.d.ts';
import { repeating } from './repeating.ts';

export { ApiProblem, answered, type FieldFault, isProblem } from './problem.ts';
export type { components, paths };

/** Named shapes of the API's document. */
export type Schemas = components['schemas'];
export type HuiyinClient = Client<paths>;

export interface ClientOptions {
  /** The API's address without a path, such as `https://appeals.example.org`. Empty in the API's own pages. */
  readonly baseUrl: string;
  /** The header of each request: `Bearer TOKEN` of an account, or `Code TRACKING-CODE` of a case. */
  readonly authorization?: string | (() => string | Promise<string>);
  /**
   * The number of further tries after a broken connection, 429 or 503. A try repeats the request's key, so that the
   * command takes effect once. The default is 3.
   */
  readonly repeats?: number;
  readonly credentials?: 'same-origin' | 'include' | 'omit';
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Opens a client whose paths, bodies and answers have the types of the API's document. `answered` throws refusals. */
export function openClient({ baseUrl, authorization, repeats = 3, ...given }: ClientOptions): HuiyinClient {
  const send = given.fetch ?? ((request: Request) => globalThis.fetch(request));
  const client = createClient<paths>({
    baseUrl,
    ...(given.credentials ? { credentials: given.credentials } : {}),
    fetch: repeats > 0 ? repeating(send, repeats) : send,
  });
  if (authorization === undefined) return client;
  client.use({
    async onRequest({ request }) {
      if (request.headers.has('authorization')) return;
      request.headers.set(
        'authorization',
        typeof authorization === 'string' ? authorization : await authorization(),
      );
    },
  });
  return client;
}
