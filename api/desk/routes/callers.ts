import { bodySchema, deskSchemas } from '../../../contract/index.ts';
import { mayInCounty } from '../../../domain/index.ts';
import { bodyOf } from '../../http/body.ts';
import { postHeaders, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { App } from '../../http/env.ts';
import type { Limits } from '../../http/limits.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { problem } from '../../http/problem.ts';
import type { Authenticate } from '../../http/session.ts';
import { answerOwn } from '../changes.ts';
import { type CallerNeeds, lookUpCaller } from '../look-up-caller.ts';

export type CallerRouteNeeds = CallerNeeds & {
  readonly authenticate: Authenticate;
  readonly limits: Pick<Limits, 'bodyBytes'>;
};

/** The number stands in the body, because proxies log addresses. */
export function callerRoutes(app: App, deps: CallerRouteNeeds): void {
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/callers',
      operationId: 'lookUpCaller',
      tag: tags.desk,
      auth: 'bearer',
      summary: '来电人此前的诉求与评价 · A caller’s earlier cases and their ratings, newest first',
      description:
        '每次查询都有记录。Each look-up is recorded. At most 50 cases come, those in which one may read the number.',
      headers: postHeaders,
      body: bodySchema(deskSchemas.callerBody),
      answers: { 200: { description: '此前的诉求 · earlier cases', schema: deskSchemas.callersCases } },
      problems: [400, 401, 403, 413, 415, 422, 503],
    },
    signedIn(deps.authenticate),
    async (c) => {
      const actor = c.get('actor');
      if (!mayInCounty('look-up-callers', actor)) throw problem('callers-by-desk');
      const { phone } = await bodyOf(c, deskSchemas.callerBody, deps.limits.bodyBytes);
      return answerOwn(c, await lookUpCaller(deps, phone, { actor, requestId: c.get('requestId') }));
    },
  );
}
