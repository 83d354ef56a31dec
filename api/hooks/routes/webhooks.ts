import { bodySchema, hookSchemas } from '../../../contract/index.ts';
import { hookReceiver } from '../../../domain/index.ts';
import type { HookEndpoint } from '../../../store/index.ts';
import { bodyOf } from '../../http/body.ts';
import { itemId, ownHeaders, postHeaders, problemsOf, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { ApiContext, App } from '../../http/env.ts';
import { etagOf, ifMatchOf } from '../../http/etag.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { problem } from '../../http/problem.ts';
import { fromRecords } from '../../http/records.ts';
import { asyncApiRoute } from '../asyncapi.ts';
import {
  addEndpoint,
  changeEndpoint,
  endpointsFor,
  ownEndpoint,
  pauseEndpoint,
  resumeEndpoint,
  rotateSecret,
  seenEndpoint,
  shownEndpoint,
} from '../endpoints.ts';
import { deliveryRoutes } from './deliveries.ts';
import { type HookRouteNeeds, idOf, ownersOnly, readersOnly } from './guards.ts';

const hooksPath = '/v1/webhooks';
const ofAll = { path: hooksPath, tag: tags.hooks, auth: 'bearer' } as const;
const ofOne = { ...ofAll, path: `${hooksPath}/{id}`, params: itemId } as const;
const one = hookSchemas.webhook;

/** Routes by which programs arrange to be told of their cases. */
export function hookRoutes(app: App, deps: HookRouteNeeds): void {
  readingRoutes(app, deps);
  changingRoutes(app, deps);
  stateRoutes(app, deps);
  deliveryRoutes(app, deps);
  asyncApiRoute(app);
}

/** Answers with an endpoint. No cache may keep it. */
async function answered(
  c: ApiContext,
  deps: HookRouteNeeds,
  hook: HookEndpoint,
  { status = 200, secret }: { readonly status?: 200 | 201; readonly secret?: string } = {},
): Promise<Response> {
  const counts = await fromRecords(deps.store.hooks.outbox.counts(hookReceiver(hook.id)));
  const shown = shownEndpoint(deps, { hook, counts }, c.get('actor'));
  c.header('ETag', etagOf(hook.version));
  c.header('Cache-Control', 'private, no-store');
  return c.json(secret === undefined ? shown : { ...shown, secret }, status);
}

function readingRoutes(app: App, deps: HookRouteNeeds): void {
  const entry = signedIn(deps.authenticate);
  endpoint(
    app,
    {
      ...ofAll,
      method: 'get',
      operationId: 'webhooks',
      summary: '推送接口 · One’s own endpoints; the administrator sees those of everybody',
      answers: { 200: { description: '推送接口 · endpoints', schema: hookSchemas.webhooks } },
      problems: [401, 403, 503],
    },
    entry,
    readersOnly,
    async (c) => {
      const found = await endpointsFor(deps, c.get('actor'));
      c.header('Cache-Control', 'private, no-store');
      return c.json({ items: found.map((each) => shownEndpoint(deps, each, c.get('actor'))), next: null });
    },
  );
  endpoint(
    app,
    {
      ...ofOne,
      method: 'get',
      operationId: 'webhook',
      summary: '一个推送接口 · One endpoint and how it fares',
      answers: { 200: { description: '推送接口 · the endpoint', schema: one } },
      problems: [401, 403, 404, 503],
    },
    entry,
    readersOnly,
    async (c) => answered(c, deps, await seenEndpoint(deps, idOf(c), c.get('actor'))),
  );
}

function changingRoutes(app: App, deps: HookRouteNeeds): void {
  const entry = signedIn(deps.authenticate);
  const version = (c: ApiContext, hook: HookEndpoint) => {
    const wanted = ifMatchOf(c.req.header('if-match'));
    if (wanted !== undefined && wanted !== hook.version) throw problem('changed-since');
    return wanted;
  };
  endpoint(
    app,
    {
      ...ofAll,
      method: 'post',
      operationId: 'addWebhook',
      summary: '新增推送接口 · Add an endpoint; its secret is shown this once',
      headers: postHeaders,
      body: bodySchema(hookSchemas.hookBody),
      answers: { 201: { description: '已新增 · added', schema: hookSchemas.webhookWithSecret } },
      problems: problemsOf.addOwn,
    },
    entry,
    ownersOnly,
    async (c) => {
      const sent = await bodyOf(c, hookSchemas.hookBody, deps.limits.bodyBytes);
      const hook = await addEndpoint(deps, sent, c.get('actor'));
      return answered(c, deps, hook, { status: 201, secret: hook.secret });
    },
  );
  endpoint(
    app,
    {
      ...ofOne,
      method: 'patch',
      operationId: 'changeWebhook',
      summary: '修改推送接口 · Change an endpoint’s name, address or events',
      headers: ownHeaders,
      body: bodySchema(hookSchemas.hookChange),
      answers: { 200: { description: '修改后 · as it is now', schema: one } },
      problems: [400, 401, 403, 404, 412, 413, 415, 422, 503],
    },
    entry,
    ownersOnly,
    async (c) => {
      const found = await ownEndpoint(deps, idOf(c), c.get('actor'));
      const sent = await bodyOf(c, hookSchemas.hookChange, deps.limits.bodyBytes);
      return answered(c, deps, await changeEndpoint(deps, { id: found.id, wanted: version(c, found) }, sent));
    },
  );
  endpoint(
    app,
    {
      ...ofOne,
      method: 'delete',
      operationId: 'deleteWebhook',
      summary: '删除推送接口 · Delete an endpoint and its deliveries',
      headers: ownHeaders,
      answers: { 204: { description: '已删除 · deleted' } },
      problems: problemsOf.deleteOwn,
    },
    entry,
    ownersOnly,
    async (c) => {
      const found = await ownEndpoint(deps, idOf(c), c.get('actor'));
      const done = await fromRecords(deps.store.hooks.remove(found.id, version(c, found)));
      if (!done) throw problem('changed-since');
      return c.body(null, 204);
    },
  );
}

function stateRoutes(app: App, deps: HookRouteNeeds): void {
  const acts = [
    ['pause', 'pauseWebhook', '暂停推送，保留待推送内容 · Pause an endpoint; its queue stays', pauseEndpoint],
    ['resume', 'resumeWebhook', '恢复推送 · Resume an endpoint that was paused or disabled', resumeEndpoint],
    [
      'rotate-secret',
      'rotateWebhookSecret',
      '更换密钥，旧密钥24小时内仍有效 · Rotate the secret; the former one signs too for 24 hours',
      rotateSecret,
    ],
  ] as const;
  for (const [name, operationId, summary, act] of acts) {
    const rotates = name === 'rotate-secret';
    const schema = rotates ? hookSchemas.webhookWithSecret : one;
    endpoint(
      app,
      {
        ...ofOne,
        path: `${ofOne.path}/${name}`,
        method: 'post',
        operationId,
        summary,
        headers: postHeaders,
        answers: { 200: { description: '已办理 · done', schema } },
        problems: [401, 403, 404, 412, 503],
      },
      signedIn(deps.authenticate),
      ownersOnly,
      async (c) => {
        const hook = await act(deps, await ownEndpoint(deps, idOf(c), c.get('actor')));
        return answered(c, deps, hook, rotates ? { secret: hook.secret } : {});
      },
    );
  }
}
