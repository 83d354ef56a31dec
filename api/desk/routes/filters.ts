import { bodySchema, deskSchemas } from '../../../contract/index.ts';
import { bodyOf } from '../../http/body.ts';
import { itemId, ownHeaders, postHeaders, problemsOf, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { ApiContext, ApiMiddleware, App } from '../../http/env.ts';
import type { Limits } from '../../http/limits.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { problem } from '../../http/problem.ts';
import type { Authenticate } from '../../http/session.ts';
import { answerOwn, meantFor, removed } from '../changes.ts';
import {
  type FilterNeeds,
  filtersFor,
  replaceFilter,
  saveFilter,
  seenFilter,
  shownFilter,
} from '../filters.ts';

export type FilterRouteNeeds = FilterNeeds & {
  readonly authenticate: Authenticate;
  readonly limits: Pick<Limits, 'bodyBytes'>;
};

const path = '/v1/me/filters';
const ofAll = { path, tag: tags.desk, auth: 'bearer' } as const;
const ofOne = { ...ofAll, path: `${path}/{id}`, params: itemId, headers: ownHeaders } as const;
const one = deskSchemas.filter;
const body = bodySchema(deskSchemas.filterBody);

/** Routes for saved filters of lists. */
export function filterRoutes(app: App, deps: FilterRouteNeeds): void {
  const entry = signedIn(deps.authenticate);
  listRoute(app, deps, entry);
  addRoute(app, deps, entry);
  replaceRoute(app, deps, entry);
  deleteRoute(app, deps, entry);
}

function listRoute(app: App, deps: FilterRouteNeeds, entry: ApiMiddleware): void {
  endpoint(
    app,
    {
      ...ofAll,
      method: 'get',
      operationId: 'savedFilters',
      summary: '本人的筛选和本单位共享的筛选 · One’s own filters, then those shared with the unit',
      answers: { 200: { description: '筛选 · filters', schema: deskSchemas.filters } },
      problems: [401, 503],
    },
    entry,
    async (c) => {
      const actor = c.get('actor');
      const items = await filtersFor(deps, actor);
      return answerOwn(c, { items: items.map((saved) => shownFilter(deps, saved, actor)), next: null });
    },
  );
}

function addRoute(app: App, deps: FilterRouteNeeds, entry: ApiMiddleware): void {
  endpoint(
    app,
    {
      ...ofAll,
      method: 'post',
      operationId: 'saveFilter',
      summary: '保存筛选 · Save a filter, for oneself or for the unit too',
      headers: postHeaders,
      body,
      answers: { 201: { description: '已保存 · saved', schema: one } },
      problems: problemsOf.addOwn,
    },
    entry,
    async (c) => {
      const actor = c.get('actor');
      const saved = await saveFilter(deps, await sentBy(c, deps), actor);
      return answerOwn(c, shownFilter(deps, saved, actor), { version: saved.version, status: 201 });
    },
  );
}

function replaceRoute(app: App, deps: FilterRouteNeeds, entry: ApiMiddleware): void {
  endpoint(
    app,
    {
      ...ofOne,
      method: 'put',
      operationId: 'replaceFilter',
      summary: '修改本人的筛选 · Replace a filter of one’s own',
      body,
      answers: { 200: { description: '修改后 · as it is now', schema: one } },
      problems: problemsOf.changeOneOwn,
    },
    entry,
    async (c) => {
      const actor = c.get('actor');
      const found = await seenFilter(deps, idOf(c), actor);
      const sent = await sentBy(c, deps);
      if (found.owner !== actor.account) throw problem('filter-of-another');
      const wanted = meantFor(c, found.version);
      const saved = await replaceFilter(deps, { id: found.id, wanted }, sent, actor);
      return answerOwn(c, shownFilter(deps, saved, actor), { version: saved.version });
    },
  );
}

function deleteRoute(app: App, deps: FilterRouteNeeds, entry: ApiMiddleware): void {
  endpoint(
    app,
    {
      ...ofOne,
      method: 'delete',
      operationId: 'deleteFilter',
      summary: '删除本人的筛选 · Delete a filter of one’s own',
      answers: { 204: { description: '已删除 · deleted' } },
      problems: problemsOf.deleteOwn,
    },
    entry,
    async (c) => {
      const found = await seenFilter(deps, idOf(c), c.get('actor'));
      if (found.owner !== c.get('actor').account) throw problem('filter-of-another');
      await removed(deps.store.desk.filters.remove(found.id, meantFor(c, found.version)));
      return c.body(null, 204);
    },
  );
}

const idOf = (c: ApiContext): string => c.req.param('id') ?? '';
const sentBy = (c: ApiContext, { limits }: FilterRouteNeeds) =>
  bodyOf(c, deskSchemas.filterBody, limits.bodyBytes);
