import type { ApiContext, App } from '../../http/env.ts';
import { refusedBy } from '../ask.ts';
import { create } from '../create.ts';
import { discover } from '../discovery.ts';
import { answerRefused, formats } from '../format.ts';
import type { Action, Open311Needs } from '../needs.ts';
import { listRequests, readRequest, readToken } from '../read.ts';
import { Open311Refusal, refusal } from '../refusal.ts';
import { defineService, listServices } from '../services.ts';
import { sentences } from '../words.ts';

export const isOpen311 = (path: string): boolean => /^\/open311(\/|$)/.test(path);

const home = '/open311/v2';
const inBoth = (path: string): string[] => formats.map((format) => `${path}.${format}`);

/** Open311 GeoReport v2. The reference omits it, because its contract is the published specification. */
export function open311Routes(app: App, needs: Open311Needs): void {
  const get = (paths: string[], action: Action) => app.on(['GET'], paths, action);
  get([...inBoth('/open311/discovery'), ...inBoth(`${home}/discovery`)], discover(needs));
  get(inBoth(`${home}/services`), listServices(needs));
  get([`${home}/services/:file`], defineService(needs));
  get(inBoth(`${home}/requests`), listRequests(needs));
  get([`${home}/requests/:file`], readRequest(needs));
  get([`${home}/tokens/:file`], readToken(needs));
  app.on(['POST'], inBoth(`${home}/requests`), create(needs));
}

/** A platform reads every refusal of its addresses as the specification writes errors, the API's own too. */
export const toPlatforms =
  <Given extends readonly unknown[]>(
    answer: (...given: [...Given, ApiContext]) => Response | Promise<Response>,
  ) =>
  async (...given: [...Given, ApiContext]): Promise<Response> => {
    const c = given.at(-1) as ApiContext;
    const [error] = given as readonly unknown[];
    if (error instanceof Open311Refusal) return answerRefused(c, error);
    const problem = await answer(...given);
    if (!isOpen311(c.req.path)) return problem;
    if (problem.status === 404) return answerRefused(c, refusal(404, sentences.nothingHere));
    return answerRefused(c, await refusedBy(problem));
  };
