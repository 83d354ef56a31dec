import { accountSchemas, appealPage, bodySchema } from '../../../contract/index.ts';
import type { Accounts } from '../../accounts/accounts.ts';
import { codeLastsMs } from '../../accounts/citizens.ts';
import { answerSignedIn, type SignedInNeeds } from '../../accounts/routes/session-answer.ts';
import { bodyOf } from '../../http/body.ts';
import { appealId, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { ApiMiddleware, App } from '../../http/env.ts';
import type { Limits } from '../../http/limits.ts';
import { throttled } from '../../http/middleware/throttled.ts';
import { problem } from '../../http/problem.ts';
import type { Identities } from '../../ids/identities.ts';
import { askForNewCode, type LostCodeNeeds, replaceCode } from '../lost-code.ts';
import { type OwnAppealsNeeds, ownAppeals } from '../own-appeals.ts';

type CitizenLimits = Pick<Limits, 'bodyBytes' | 'codes' | 'signIns' | 'publicWindowMs' | 'trustedProxies'>;
type CitizenRouteNeeds = LostCodeNeeds &
  OwnAppealsNeeds &
  SignedInNeeds & {
    readonly accounts: Pick<Accounts, 'citizens' | 'sessionOf' | 'phoneOf'>;
    readonly limits: CitizenLimits;
  };

const tag = tags.track;
const { codesBody, citizenSignInBody, newCodeBody } = accountSchemas;
const problems = [400, 413, 415, 422, 429, 503];
const sent = { lastsSeconds: codeLastsMs / 1000 };
const accepted = { 202: { description: '请求已收到；是否发出不告知', schema: accountSchemas.codeSent } };

/** Routes for citizens without an account, by codes to the phone: they sign in, or replace a lost tracking code. */
export function citizenRoutes(app: App, deps: CitizenRouteNeeds, identities: Identities): void {
  const { clock, limits } = deps;
  const by = { windowMs: limits.publicWindowMs, trustedProxies: limits.trustedProxies, clock };
  const asking = throttled({ ...by, most: limits.codes, code: 'too-many-attempts' });
  const showing = throttled({ ...by, most: limits.signIns, code: 'too-many-attempts' });
  signInRoutes(app, deps, { asking, showing });
  ownAppealsRoute(app, deps);
  lostCodeRoute(app, deps, asking);
  newCodeRoute(app, deps, identities, showing);
}

interface Counted {
  readonly asking: ApiMiddleware;
  readonly showing: ApiMiddleware;
}

function signInRoutes(app: App, deps: CitizenRouteNeeds, { asking, showing }: Counted): void {
  const { accounts, limits } = deps;
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/citizen/codes',
      operationId: 'citizenCode',
      tag,
      auth: 'none',
      summary: '向手机发登录验证码 · Send a code to sign in by phone',
      body: bodySchema(codesBody),
      answers: accepted,
      problems,
    },
    asking,
    async (c) => {
      const { phone } = await bodyOf(c, codesBody, limits.bodyBytes);
      await accounts.citizens.sendCode('citizen-sign-in', phone);
      return c.json(sent, 202);
    },
  );
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/citizen/sign-in',
      operationId: 'citizenSignIn',
      tag,
      auth: 'none',
      summary: '群众凭手机验证码登录 · A citizen signs in by phone',
      body: bodySchema(citizenSignInBody),
      answers: { 200: { description: '已登录 · signed in', schema: accountSchemas.signedIn } },
      problems: [...problems, 401],
    },
    showing,
    async (c) => {
      const { phone, code, as } = await bodyOf(c, citizenSignInBody, limits.bodyBytes);
      return answerSignedIn(c, deps, await accounts.citizens.signIn(phone, code), as);
    },
  );
}

function ownAppealsRoute(app: App, deps: CitizenRouteNeeds): void {
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/citizen/appeals',
      operationId: 'ownAppeals',
      tag,
      auth: 'citizen',
      summary: '本人提出的诉求 · What the signed-in citizen has filed, newest first',
      answers: { 200: { description: '本人的诉求', schema: appealPage } },
      problems: [401, 503],
    },
    async (c) => {
      const session = await deps.accounts.sessionOf(c.req.raw);
      const phone = session && deps.accounts.phoneOf(session);
      if (!phone) throw problem('unauthenticated');
      return c.json({ items: await ownAppeals(deps, phone), next: null });
    },
  );
}

function lostCodeRoute(app: App, deps: CitizenRouteNeeds, asking: ApiMiddleware): void {
  const { limits } = deps;
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/track/{id}/lost-code',
      operationId: 'lostCode',
      tag,
      auth: 'none',
      summary:
        '查询码遗失：向登记的手机发验证码 · A lost tracking code: send a one-time code to the phone on file',
      params: appealId,
      body: bodySchema(codesBody),
      answers: accepted,
      problems,
    },
    asking,
    async (c) => {
      const { phone } = await bodyOf(c, codesBody, limits.bodyBytes);
      await askForNewCode(deps, c.req.param('id') ?? '', phone);
      return c.json(sent, 202);
    },
  );
}

function newCodeRoute(
  app: App,
  deps: CitizenRouteNeeds,
  { codes }: Identities,
  showing: ApiMiddleware,
): void {
  const { limits } = deps;
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/track/{id}/new-code',
      operationId: 'newCode',
      tag,
      auth: 'none',
      summary: '凭验证码换发查询码，原码作废 · A new tracking code; the old one is void',
      params: appealId,
      body: bodySchema(newCodeBody),
      answers: { 200: { description: '新查询码', schema: accountSchemas.newTrackingCode } },
      problems: [...problems, 401],
    },
    showing,
    async (c) => {
      const { phone, code } = await bodyOf(c, newCodeBody, limits.bodyBytes);
      const trackingCode = await replaceCode(deps, codes, { id: c.req.param('id') ?? '', phone, code });
      c.header('Cache-Control', 'no-store');
      return c.json({ trackingCode });
    },
  );
}
