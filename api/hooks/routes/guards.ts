import { mayInCounty } from '../../../domain/index.ts';
import type { ApiContext, ApiMiddleware } from '../../http/env.ts';
import type { Limits } from '../../http/limits.ts';
import { problem } from '../../http/problem.ts';
import type { Authenticate } from '../../http/session.ts';
import type { HookUses } from '../endpoints.ts';

export type HookRouteNeeds = HookUses & {
  readonly authenticate: Authenticate;
  readonly limits: Pick<Limits, 'bodyBytes'>;
};

export const ownersOnly: ApiMiddleware = async (c, next) => {
  if (!mayInCounty('manage-webhooks', c.get('actor'))) throw problem('webhooks-by-integrators');
  await next();
};
export const readersOnly: ApiMiddleware = async (c, next) => {
  if (!mayInCounty('read-webhooks', c.get('actor'))) throw problem('webhook-readers');
  await next();
};
export const idOf = (c: ApiContext): string => c.req.param('id') ?? '';
