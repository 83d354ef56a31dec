import { bodySchema, deskSchemas } from '../../../contract/index.ts';
import { bodyOf } from '../../http/body.ts';
import { itemId, ownHeaders, postHeaders, problemsOf, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { ApiContext, ApiMiddleware, App } from '../../http/env.ts';
import type { Limits } from '../../http/limits.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import type { Authenticate } from '../../http/session.ts';
import { answerOwn, meantFor, removed, written } from '../changes.ts';
import {
  mayWriteTexts,
  seenText,
  shownText,
  type TextNeeds,
  textFrom,
  textsFor,
  textsMost,
  unitOfWriter,
} from '../texts.ts';

export type TextRouteNeeds = TextNeeds & {
  readonly authenticate: Authenticate;
  readonly limits: Pick<Limits, 'bodyBytes'>;
};

const path = '/v1/texts';
const ofAll = { path, tag: tags.desk, auth: 'bearer' } as const;
const ofOne = { ...ofAll, path: `${path}/{id}`, params: itemId, headers: ownHeaders } as const;
const one = deskSchemas.standardText;
const body = bodySchema(deskSchemas.textBody);
const description =
  '常用语全单位可见，不得写入个人信息。Everybody of the unit reads it: it holds no personal data.';

/** Routes for the standard texts of a unit. */
export function textRoutes(app: App, deps: TextRouteNeeds): void {
  const entry = signedIn(deps.authenticate);
  listRoute(app, deps, entry);
  addRoute(app, deps, entry);
  replaceRoute(app, deps, entry);
  deleteRoute(app, deps, entry);
}

function listRoute(app: App, deps: TextRouteNeeds, entry: ApiMiddleware): void {
  endpoint(
    app,
    {
      ...ofAll,
      method: 'get',
      operationId: 'standardTexts',
      summary: '本单位常用语 · The unit’s standard texts',
      answers: { 200: { description: '常用语 · texts', schema: deskSchemas.texts } },
      problems: [401, 503],
    },
    entry,
    async (c) => {
      const items = (await textsFor(deps, c.get('actor'))).map((saved) => shownText(deps, saved));
      return answerOwn(c, { items, next: null, mayWrite: mayWriteTexts(deps, c.get('actor')) });
    },
  );
}

function addRoute(app: App, deps: TextRouteNeeds, entry: ApiMiddleware): void {
  endpoint(
    app,
    {
      ...ofAll,
      method: 'post',
      operationId: 'addText',
      summary: '新增常用语 · Add a standard text',
      description,
      headers: postHeaders,
      body,
      answers: { 201: { description: '已保存 · saved', schema: one } },
      problems: problemsOf.addOwn,
    },
    entry,
    async (c) => {
      const content = textFrom(deps, await sentBy(c, deps), c.get('actor'));
      const item = { owner: unitOfWriter(deps, c.get('actor')), ...content };
      const saved = await written(deps.store.desk.texts.add(item, textsMost), textsMost);
      return answerOwn(c, shownText(deps, saved), { version: saved.version, status: 201 });
    },
  );
}

function replaceRoute(app: App, deps: TextRouteNeeds, entry: ApiMiddleware): void {
  endpoint(
    app,
    {
      ...ofOne,
      method: 'put',
      operationId: 'replaceText',
      summary: '修改常用语 · Replace a standard text',
      description,
      body,
      answers: { 200: { description: '修改后 · as it is now', schema: one } },
      problems: problemsOf.changeOneOwn,
    },
    entry,
    async (c) => {
      const found = await seenText(deps, idOf(c), c.get('actor'));
      const content = textFrom(deps, await sentBy(c, deps), c.get('actor'));
      unitOfWriter(deps, c.get('actor'));
      const wanted = meantFor(c, found.version);
      const saved = await written(deps.store.desk.texts.replace(found.id, wanted, content), textsMost);
      return answerOwn(c, shownText(deps, saved), { version: saved.version });
    },
  );
}

function deleteRoute(app: App, deps: TextRouteNeeds, entry: ApiMiddleware): void {
  endpoint(
    app,
    {
      ...ofOne,
      method: 'delete',
      operationId: 'deleteText',
      summary: '删除常用语 · Delete a standard text',
      answers: { 204: { description: '已删除 · deleted' } },
      problems: problemsOf.deleteOwn,
    },
    entry,
    async (c) => {
      const found = await seenText(deps, idOf(c), c.get('actor'));
      unitOfWriter(deps, c.get('actor'));
      await removed(deps.store.desk.texts.remove(found.id, meantFor(c, found.version)));
      return c.body(null, 204);
    },
  );
}

const idOf = (c: ApiContext): string => c.req.param('id') ?? '';
const sentBy = (c: ApiContext, { limits }: TextRouteNeeds) =>
  bodyOf(c, deskSchemas.textBody, limits.bodyBytes);
