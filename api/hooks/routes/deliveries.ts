import { bodySchema, hookSchemas, problemsOf as issuesOf } from '../../../contract/index.ts';
import { hookReceiver } from '../../../domain/index.ts';
import { bodyOf, invalid } from '../../http/body.ts';
import { itemId, postHeaders, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { ApiContext, App } from '../../http/env.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { queryIn } from '../../http/query.ts';
import { fromRecords } from '../../http/records.ts';
import { ownEndpoint, replay, seenEndpoint, sendTest, shownDelivery } from '../endpoints.ts';
import { type HookRouteNeeds, idOf, ownersOnly, readersOnly } from './guards.ts';

const of = { tag: tags.hooks, auth: 'bearer', params: itemId } as const;
const path = '/v1/webhooks/{id}';

/** Routes for what an endpoint was sent, what failed, and what is sent again. */
export function deliveryRoutes(app: App, deps: HookRouteNeeds): void {
  const entry = signedIn(deps.authenticate);
  endpoint(
    app,
    {
      ...of,
      method: 'get',
      path: `${path}/deliveries`,
      operationId: 'webhookDeliveries',
      summary:
        '推送记录 · Deliveries of an endpoint, newest first; `state=dead` lists those that were given up',
      query: hookSchemas.deliveryQuery,
      answers: { 200: { description: '一页 · a page', schema: hookSchemas.deliveries } },
      problems: [400, 401, 403, 404, 503],
    },
    entry,
    readersOnly,
    async (c) => {
      const hook = await seenEndpoint(deps, idOf(c), c.get('actor'));
      const { items, next } = await fromRecords(
        deps.store.hooks.outbox.list({ receiver: hookReceiver(hook.id), ...pageOf(c) }),
      );
      c.header('Cache-Control', 'private, no-store');
      return c.json({ items: items.map((row) => shownDelivery(deps, hook, row)), next });
    },
  );
  endpoint(
    app,
    {
      ...of,
      method: 'post',
      path: `${path}/replay`,
      operationId: 'replayWebhook',
      summary: '重新推送 · Send one delivery again, or those of events since an instant',
      headers: postHeaders,
      body: bodySchema(hookSchemas.replayBody),
      answers: { 200: { description: '已重新排队 · queued again', schema: hookSchemas.replayed } },
      problems: [400, 401, 403, 404, 413, 415, 422, 503],
    },
    entry,
    ownersOnly,
    async (c) => {
      const hook = await ownEndpoint(deps, idOf(c), c.get('actor'));
      const sent = await bodyOf(c, hookSchemas.replayBody, deps.limits.bodyBytes);
      return c.json({ replayed: await replay(deps, hook, sent) });
    },
  );
  endpoint(
    app,
    {
      ...of,
      method: 'post',
      path: `${path}/test`,
      operationId: 'testWebhook',
      summary: '发送测试消息 · Send a test message',
      headers: postHeaders,
      answers: { 200: { description: '已排队 · queued', schema: hookSchemas.delivery } },
      problems: [401, 403, 404, 503],
    },
    entry,
    ownersOnly,
    async (c) => {
      const hook = await ownEndpoint(deps, idOf(c), c.get('actor'));
      return c.json(shownDelivery(deps, hook, await sendTest(deps, hook)));
    },
  );
}

function pageOf(c: ApiContext) {
  const given = queryIn(c);
  const parsed = hookSchemas.deliveryQuery.safeParse(given);
  if (!parsed.success) throw invalid('invalid-query', issuesOf(hookSchemas.deliveryQuery, given));
  const { state, cursor, limit = 50 } = parsed.data;
  return { limit, ...(state ? { state } : {}), ...(cursor ? { cursor } : {}) };
}
