import { accountSchemas, bodySchema } from '../../../contract/index.ts';
import { bodyOf } from '../../http/body.ts';
import { tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { ApiContext, ApiMiddleware, App } from '../../http/env.ts';
import type { Limits } from '../../http/limits.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { problem } from '../../http/problem.ts';
import type { Authenticate } from '../../http/session.ts';
import type { Accounts } from '../accounts.ts';
import { answerSignedIn, type SignedInNeeds } from './session-answer.ts';

type OwnAccountNeeds = SignedInNeeds & {
  readonly accounts: Pick<Accounts, 'changePassword' | 'enrol' | 'confirm'>;
  readonly authenticate: Authenticate;
  readonly limits: Pick<Limits, 'bodyBytes'>;
};

const tag = tags.accounts;
const { changePasswordBody, enrolBody, confirmBody } = accountSchemas;
const auth = 'bearer' as const;

/** Lets a person manage the own account. An account that owes a second factor may use it, to enrol one. */
export function meRoutes(app: App, deps: OwnAccountNeeds): void {
  const entry = signedIn(deps.authenticate, { evenWithoutSecondFactor: true });
  passwordRoute(app, deps, entry);
  secondFactorRoutes(app, deps, entry);
}

function passwordRoute(app: App, { accounts, limits }: OwnAccountNeeds, entry: ApiMiddleware): void {
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/me/password',
      operationId: 'changePassword',
      tag,
      auth,
      summary: '修改密码，并退出其他登录 · Change the password; other sessions end',
      body: bodySchema(changePasswordBody),
      answers: { 204: { description: '已修改 · done' } },
      problems: [400, 401, 403, 413, 415, 422, 429, 503],
    },
    entry,
    async (c) => {
      if (c.get('signedInBy') === 'key') throw problem('session-only');
      const given = await bodyOf(c, changePasswordBody, limits.bodyBytes);
      const session = c.get('session');
      await accounts.changePassword(c.get('actor').account, { ...given, stays: session });
      return c.body(null, 204);
    },
  );
}

function secondFactorRoutes(app: App, deps: OwnAccountNeeds, entry: ApiMiddleware): void {
  const { accounts, limits } = deps;
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/me/second-factor',
      operationId: 'enrolSecondFactor',
      tag,
      auth,
      summary: '登记动态码 · Begin enrolling a second factor',
      description: '有密码的账号须再输一次密码。An account with a password gives it once more.',
      body: bodySchema(enrolBody),
      answers: { 200: { description: '供认证器录入 · for the app', schema: accountSchemas.enrolment } },
      problems: [400, 401, 403, 409, 413, 415, 429, 503],
    },
    entry,
    async (c) => {
      const { password } = await bodyOf(c, enrolBody, limits.bodyBytes);
      const begun = await accounts.enrol(ownSession(c), password);
      c.header('Cache-Control', 'no-store');
      return c.json(begun);
    },
  );
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/me/second-factor/confirm',
      operationId: 'confirmSecondFactor',
      tag,
      summary: '用第一个动态码确认登记 · Confirm it with a first code; the session goes on under a new token',
      auth,
      body: bodySchema(confirmBody),
      answers: { 200: { description: '已登记 · enrolled', schema: accountSchemas.signedIn } },
      problems: [400, 401, 403, 409, 413, 415, 429, 503],
    },
    entry,
    async (c) => {
      const { code, as } = await bodyOf(c, confirmBody, limits.bodyBytes);
      const usual = c.get('signedInBy') === 'cookie' ? 'cookie' : 'token';
      return answerSignedIn(c, deps, await accounts.confirm(ownSession(c), code), as ?? usual);
    },
  );
}

function ownSession(c: ApiContext) {
  const session = c.get('session');
  if (!session) throw problem('session-only');
  return session;
}
