import type { SeenAppeal } from '../../attachments/appeal-readers.ts';
import type { ApiContext } from '../../http/env.ts';
import { readAppeal, type StateNeeds } from '../read-appeal.ts';

/** Reads the case of a request's address for the account behind `signedIn`. */
export const appealReader =
  (deps: StateNeeds) =>
  (c: ApiContext): Promise<SeenAppeal> =>
    readAppeal(deps, c.req.param('id') ?? '', c.get('actor'));
