import { z } from 'zod';
import {
  appealPage,
  bodySchema,
  filedView,
  foresightSchemas,
  problemsOf as issuesOf,
  listQuery,
  summarySchemas,
} from '../../../contract/index.ts';
import { registerBody } from '../../../domain/index.ts';
import { answerList } from '../../http/answer-data.ts';
import { bodyOf, invalid } from '../../http/body.ts';
import { getHeaders, postHeaders, problemsOf, tags } from '../../http/conventions.ts';
import { isDryRun } from '../../http/dry-run.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { ApiContext, App } from '../../http/env.ts';
import { idempotencyKey } from '../../http/idempotency-key.ts';
import type { Limits } from '../../http/limits.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { queryIn } from '../../http/query.ts';
import type { Authenticate } from '../../http/session.ts';
import type { Identities } from '../../ids/identities.ts';
import { type FilingForesightNeeds, foreseeFiling } from '../foresee-filing.ts';
import { type ListNeeds, listAppeals } from '../lists/list-appeals.ts';
import type { FiledPresentingNeeds } from '../presenter.ts';
import { type FilingNeeds, registerAppeal } from '../register-appeal.ts';
import { answerFiled } from './filed.ts';

type AppealsRouteNeeds = FilingNeeds &
  FilingForesightNeeds &
  ListNeeds &
  FiledPresentingNeeds & { readonly authenticate: Authenticate; readonly limits: Pick<Limits, 'bodyBytes'> };

const tag = tags.appeals;
const auth = 'bearer' as const;

/** Routes for accounts to file and list appeals. */
export function appealRoutes(app: App, deps: AppealsRouteNeeds, identities: Identities): void {
  const staff = signedIn(deps.authenticate);

  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/appeals',
      operationId: 'register',
      tag,
      auth,
      summary: '登记诉求 · File an appeal',
      headers: postHeaders,
      body: bodySchema(registerBody),
      query: foresightSchemas.dryRunQuery,
      answers: {
        200: { description: '试算 · with dryRun what it would do', schema: foresightSchemas.dryRun },
        201: { description: '已登记 · filed', schema: filedView },
      },
      problems: problemsOf.file,
    },
    staff,
    async (c) => {
      const { key, given } = idempotencyKey(c);
      const body = await bodyOf(c, registerBody, deps.limits.bodyBytes);
      const actor = c.get('actor');
      if (isDryRun(c)) {
        c.header('Cache-Control', 'private, no-store');
        return c.json(await foreseeFiling(deps, body, actor, c.get('naming')));
      }
      const filing = { body, key, keyGiven: given, account: actor.account, actorOf: () => actor };
      const state = await registerAppeal(deps, identities.idOf, filing);
      return answerFiled(c, deps, identities, { state, actor, forGroup: actor.role === 'integrator' });
    },
  );
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/appeals',
      operationId: 'listAppeals',
      tag,
      auth,
      summary: '诉求列表 · Appeals that the caller may see, newest first',
      query: listQuery,
      headers: getHeaders,
      answers: {
        200: {
          description: '一页 · a page',
          schema: z.discriminatedUnion('type', [appealPage, summarySchemas.summaryPage]),
        },
        304: { description: '未变 · unchanged' },
      },
      problems: problemsOf.list,
    },
    staff,
    async (c) => {
      const query = queryOf(c);
      const page = await listAppeals(deps, query, c.get('actor'), c.get('requestId'));
      if (query.view !== 'summary') c.header('Cache-Control', 'private, no-store');
      return answerList(c, { type: query.view === 'summary' ? 'summaries' : 'appeals', ...page });
    },
  );
}

function queryOf(c: ApiContext) {
  const given = queryIn(c, ['status']);
  const parsed = listQuery.safeParse(given);
  if (!parsed.success) throw invalid('invalid-query', issuesOf(listQuery, given));
  return parsed.data;
}
