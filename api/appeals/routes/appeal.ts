import { z } from 'zod';
import {
  appealView,
  contactsQuery,
  foresightSchemas,
  liabilityLine,
  timelinePage,
} from '../../../contract/index.ts';
import { liabilityOf } from '../../../domain/index.ts';
import { answerData } from '../../http/answer-data.ts';
import { appealId, getHeaders, problemsOf, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { ApiMiddleware, App } from '../../http/env.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import type { Authenticate } from '../../http/session.ts';
import { citizenView } from '../citizen-view.ts';
import type { PresentingNeeds } from '../presenter.ts';
import type { StateNeeds } from '../read-appeal.ts';
import { readTimeline, type TimelineNeeds } from '../timeline.ts';
import { answerTimeline, answerView } from './answers.ts';
import { appealReader } from './appeal-reader.ts';

type AppealRouteNeeds = StateNeeds &
  TimelineNeeds &
  PresentingNeeds & { readonly authenticate: Authenticate };

const tag = tags.appeals;
const auth = 'bearer' as const;
const unchanged = { description: '未变 · unchanged' };

/** Routes for accounts to read one appeal. */
export function appealReadingRoutes(app: App, deps: AppealRouteNeeds): void {
  const staff = signedIn(deps.authenticate);
  viewRoutes(app, deps, staff);
  liabilityRoute(app, deps, staff);
  citizenViewRoute(app, deps, staff);
}

function viewRoutes(app: App, deps: AppealRouteNeeds, staff: ApiMiddleware): void {
  const read = appealReader(deps);
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/appeals/{id}',
      operationId: 'readAppeal',
      tag,
      auth,
      summary: '诉求详情 · One appeal as the caller may see it',
      params: appealId,
      query: contactsQuery,
      headers: getHeaders,
      answers: { 200: { description: '诉求 · the appeal', schema: appealView }, 304: unchanged },
      problems: [400, ...problemsOf.read],
    },
    staff,
    async (c) => answerView(c, deps, await read(c), c.get('actor')),
  );
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/appeals/{id}/timeline',
      operationId: 'readTimeline',
      tag,
      auth,
      summary: '办理过程 · Everything that happened, in order',
      params: appealId,
      query: contactsQuery,
      headers: getHeaders,
      answers: { 200: { description: '经过 · the events', schema: timelinePage }, 304: unchanged },
      problems: [400, ...problemsOf.read],
    },
    staff,
    async (c) => {
      const found = await read(c);
      const actor = c.get('actor');
      return answerTimeline(c, deps, found, actor, await readTimeline(deps, found, actor));
    },
  );
}

function liabilityRoute(app: App, deps: AppealRouteNeeds, staff: ApiMiddleware): void {
  const read = appealReader(deps);
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/appeals/{id}/liability',
      operationId: 'readLiability',
      tag,
      auth,
      summary: '责任台账 · Who was liable, from when to when',
      params: appealId,
      headers: getHeaders,
      answers: { 200: { description: '台账 · the ledger', schema: z.array(liabilityLine) }, 304: unchanged },
      problems: problemsOf.read,
    },
    staff,
    async (c) => answerData(c, liabilityOf((await read(c)).state)),
  );
}

function citizenViewRoute(app: App, deps: AppealRouteNeeds, staff: ApiMiddleware): void {
  const read = appealReader(deps);
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/appeals/{id}/citizen-view',
      operationId: 'readCitizenView',
      tag,
      auth,
      summary: '群众所见 · What the citizen sees of the case',
      params: appealId,
      headers: getHeaders,
      answers: {
        200: { description: '群众所见 · what the citizen sees', schema: foresightSchemas.citizenView },
        304: unchanged,
      },
      problems: problemsOf.read,
    },
    staff,
    async (c) => answerData(c, await citizenView(deps, await read(c), c.get('naming'))),
  );
}
