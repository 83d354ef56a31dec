import { z } from 'zod';
import { accountSchemas, bodySchema } from '../../../contract/index.ts';
import { bodyOf } from '../../http/body.ts';
import { tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { ApiContext, ApiMiddleware, App } from '../../http/env.ts';
import type { Limits } from '../../http/limits.ts';
import { throttled } from '../../http/middleware/throttled.ts';
import { problem } from '../../http/problem.ts';
import type { Accounts } from '../accounts.ts';
import { callbackPath } from '../oidc.ts';
import { answerSignedIn, giveCookie, type SignedInNeeds, takeCookie } from './session-answer.ts';

type SignInCalls = 'signIn' | 'showSecondFactor' | 'useLink' | 'signOut' | 'sessionOf' | 'oidc';
type SignInLimits = Pick<Limits, 'bodyBytes' | 'signIns' | 'publicWindowMs' | 'trustedProxies'>;
type SignInNeeds = SignedInNeeds & {
  readonly accounts: Pick<Accounts, SignInCalls>;
  readonly limits: SignInLimits;
};

const tag = tags.accounts;
const { signInBody, secondFactorBody, setPasswordBody, signOutBody } = accountSchemas;
const problems = [400, 401, 413, 415, 429, 503];
const nextQuery = z.object({
  next: z.string().optional().meta({ description: 'The page to come back to, a path of this server' }),
});

/** Signs accounts in and out, in two steps where the account owes a second factor. */
export function signInRoutes(app: App, deps: SignInNeeds): void {
  const { clock, limits } = deps;
  const counted = throttled({
    most: limits.signIns,
    windowMs: limits.publicWindowMs,
    clock,
    code: 'too-many-attempts',
    trustedProxies: limits.trustedProxies,
  });
  signInRoute(app, deps, counted);
  secondFactorRoute(app, deps, counted);
  setPasswordRoute(app, deps, counted);
  signOutRoute(app, deps);
  identityRoutes(app, deps, counted);
}

function signInRoute(app: App, deps: SignInNeeds, counted: ApiMiddleware): void {
  const { accounts, limits } = deps;
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/sign-in',
      operationId: 'signIn',
      tag,
      auth: 'none',
      summary: '用账号和密码登录 · Sign in by password',
      body: bodySchema(signInBody),
      answers: { 200: { description: '已登录，或须动态码', schema: accountSchemas.signInAnswer } },
      problems,
    },
    counted,
    async (c) => {
      const { account, password, as } = await bodyOf(c, signInBody, limits.bodyBytes);
      const done = await accounts.signIn(account, password);
      if ('session' in done) return answerSignedIn(c, deps, done, as);
      c.header('Cache-Control', 'no-store');
      return c.json({ type: 'challenge', signedIn: false, challenge: done.challenge });
    },
  );
}

function secondFactorRoute(app: App, deps: SignInNeeds, counted: ApiMiddleware): void {
  const { accounts, limits } = deps;
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/sign-in/second-factor',
      operationId: 'signInSecondFactor',
      tag,
      summary: '登录第二步：动态码 · The second step: a code from the authenticator app, or a backup code',
      description: 'challenge 由第一步给出；已由统一身份认证登录的不必带。',
      auth: 'none',
      body: bodySchema(secondFactorBody),
      answers: { 200: { description: '已登录 · signed in', schema: accountSchemas.signedIn } },
      problems,
    },
    counted,
    async (c) => {
      const { code, challenge, as } = await bodyOf(c, secondFactorBody, limits.bodyBytes);
      const by = challenge === undefined ? { session: await sessionOf(c, deps) } : { challenge };
      return answerSignedIn(c, deps, await accounts.showSecondFactor(code, by), as);
    },
  );
}

function setPasswordRoute(app: App, { accounts, limits }: SignInNeeds, counted: ApiMiddleware): void {
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/sign-in/password',
      operationId: 'setPassword',
      tag,
      auth: 'none',
      summary: '用一次性口令设置密码 · Set a password by a one-time token',
      body: bodySchema(setPasswordBody),
      answers: { 204: { description: '已设置 · done' } },
      problems: [...problems, 422],
    },
    counted,
    async (c) => {
      await accounts.useLink(await bodyOf(c, setPasswordBody, limits.bodyBytes));
      return c.body(null, 204);
    },
  );
}

function signOutRoute(app: App, deps: SignInNeeds): void {
  const { accounts, limits } = deps;
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/sign-out',
      operationId: 'signOut',
      tag,
      auth: 'bearer',
      summary: '退出登录 · Sign out, here or everywhere',
      body: bodySchema(signOutBody),
      answers: { 204: { description: '已退出 · done' } },
      problems: [400, 401, 413, 415, 503],
    },
    async (c) => {
      const session = await sessionOf(c, deps);
      const { everywhere = false } = await bodyOf(c, signOutBody, limits.bodyBytes);
      await accounts.signOut(session, everywhere);
      takeCookie(c, deps);
      // The next person at this browser finds nothing of what it kept.
      c.header('Clear-Site-Data', '"cache"');
      return c.body(null, 204);
    },
  );
}

async function sessionOf(c: ApiContext, { accounts }: SignInNeeds) {
  const session = await accounts.sessionOf(c.req.raw);
  if (!session) throw problem('unauthenticated');
  return session;
}

function identityRoutes(app: App, deps: SignInNeeds, counted: ApiMiddleware): void {
  const provider = () => {
    if (!deps.accounts.oidc) throw problem('no-identity-provider');
    return deps.accounts.oidc;
  };
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/sign-in/oidc',
      operationId: 'signInOidc',
      tag,
      auth: 'none',
      summary: '用县统一身份认证登录 · Sign in at the county’s identity provider',
      query: nextQuery,
      answers: { 302: { description: '转往统一身份认证 · to the provider' } },
      problems: [404, 429, 503],
    },
    counted,
    async (c) => {
      const { location, cookies } = await provider().begin(pathOf(c.req.query('next')));
      for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
      return c.redirect(location);
    },
  );
  endpoint(
    app,
    {
      method: 'get',
      path: callbackPath,
      operationId: 'signInOidcCallback',
      tag,
      auth: 'none',
      summary: '统一身份认证的回跳 · The way back from the provider',
      answers: { 302: { description: '已登录 · signed in, by cookie' } },
      problems: [401, 403, 404, 429, 503],
    },
    counted,
    async (c) => {
      const { next, entered, cookies } = await provider().finish(c.req.raw);
      for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
      giveCookie(c, deps, entered);
      return c.redirect(pathOf(next));
    },
  );
}

/** Allows only paths of this server: a redirect to a foreign address would help phishing. */
const pathOf = (next: string | undefined): string => {
  const local = next !== undefined && /^\/(?![/\\])[\w\-./?=&%#~]{0,400}$/.test(next);
  return local ? next : '/';
};
