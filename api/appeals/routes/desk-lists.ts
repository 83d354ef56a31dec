import { countQuery, inboxQuery, problemsOf as issuesOf, summarySchemas } from '../../../contract/index.ts';
import { answerList } from '../../http/answer-data.ts';
import { invalid } from '../../http/body.ts';
import { getHeaders, problemsOf, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { App } from '../../http/env.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { queryIn } from '../../http/query.ts';
import type { Authenticate } from '../../http/session.ts';
import { type CountNeeds, countAppeals } from '../lists/count-appeals.ts';
import { countInbox, type InboxNeeds, readInbox } from '../lists/inbox.ts';

type DeskListNeeds = CountNeeds & InboxNeeds & { readonly authenticate: Authenticate };

const tag = tags.appeals;
const auth = 'bearer' as const;

/** Routes for what waits for an account and its unit, and for the numbers behind lists. */
export function deskListRoutes(app: App, deps: DeskListNeeds): void {
  const staff = signedIn(deps.authenticate);
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/inbox',
      operationId: 'inbox',
      tag,
      auth,
      summary: '待办 · What waits for the caller or the caller’s unit, the most pressing first',
      query: inboxQuery,
      headers: getHeaders,
      answers: {
        200: { description: '一页 · a page', schema: summarySchemas.inboxPage },
        304: { description: '未变 · unchanged' },
      },
      problems: problemsOf.list,
    },
    staff,
    async (c) => {
      const given = queryIn(c);
      const parsed = inboxQuery.safeParse(given);
      if (!parsed.success) throw invalid('invalid-query', issuesOf(inboxQuery, given));
      return answerList(c, await readInbox(deps, parsed.data, c.get('actor')));
    },
  );
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/inbox/counts',
      operationId: 'countInbox',
      tag,
      auth,
      summary: '待办数 · The numbers behind the inbox’s tabs',
      answers: { 200: { description: '各项件数 · the numbers', schema: summarySchemas.inboxCounts } },
      problems: [401, 503],
    },
    staff,
    async (c) => c.json(await countInbox(deps, c.get('actor'))),
  );
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/counts',
      operationId: 'countAppeals',
      tag,
      auth,
      summary: '件数 · How many appeals of a list have each value',
      query: countQuery,
      answers: { 200: { description: '件数 · the numbers', schema: summarySchemas.counts } },
      problems: problemsOf.list,
    },
    staff,
    async (c) => {
      const given = queryIn(c, ['status', 'by']);
      const parsed = countQuery.safeParse(given);
      if (!parsed.success) throw invalid('invalid-query', issuesOf(countQuery, given));
      return c.json(await countAppeals(deps, parsed.data, c.get('actor')));
    },
  );
}
