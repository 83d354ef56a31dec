import { bodySchema, filedView } from '../../../contract/index.ts';
import { registerBody } from '../../../domain/index.ts';
import type { FiledPresentingNeeds } from '../../appeals/presenter.ts';
import { type FilingNeeds, registerAppeal } from '../../appeals/register-appeal.ts';
import { answerFiled } from '../../appeals/routes/filed.ts';
import { bodyOf } from '../../http/body.ts';
import { postHeaders, problemsOf, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { App } from '../../http/env.ts';
import { idempotencyKey } from '../../http/idempotency-key.ts';
import type { Limits } from '../../http/limits.ts';
import { throttled } from '../../http/middleware/throttled.ts';
import type { Identities } from '../../ids/identities.ts';
import { citizenOf } from '../on-file.ts';

type PublicFilingLimits = Pick<Limits, 'bodyBytes' | 'publicFilings' | 'publicWindowMs' | 'trustedProxies'>;
type PublicRouteNeeds = FilingNeeds & FiledPresentingNeeds & { readonly limits: PublicFilingLimits };

/** Lets a citizen file without an account. Only the code in the answer leads back to the case. */
export function publicRoutes(app: App, deps: PublicRouteNeeds, identities: Identities): void {
  const { publicFilings, publicWindowMs, trustedProxies } = deps.limits;
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/public/appeals',
      operationId: 'registerInPublic',
      auth: 'none',
      tag: tags.track,
      summary: '群众自行登记 · File an appeal without an account',
      headers: postHeaders,
      body: bodySchema(registerBody),
      answers: { 201: { description: '已登记 · filed', schema: filedView } },
      problems: problemsOf.fileInPublic,
    },
    throttled({ most: publicFilings, windowMs: publicWindowMs, trustedProxies, clock: deps.clock }),
    async (c) => {
      const { key, given } = idempotencyKey(c);
      const body = await bodyOf(c, registerBody, deps.limits.bodyBytes);
      const actorOf = (appeal: string) => citizenOf(appeal, 0);
      const filing = { body, key, keyGiven: given, account: 'public', actorOf };
      const state = await registerAppeal(deps, identities.idOf, filing);
      const filed = { state, actor: actorOf(state.id), home: '/v1/track', forGroup: true } as const;
      return answerFiled(c, deps, identities, filed);
    },
  );
}
