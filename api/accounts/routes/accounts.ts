import { z } from 'zod';
import { accountSchemas, bodySchema } from '../../../contract/index.ts';
import type { County } from '../../../county/index.ts';
import { isoLocal, mayInCounty } from '../../../domain/index.ts';
import { bodyOf } from '../../http/body.ts';
import { tags } from '../../http/conventions.ts';
import { type Endpoint, endpoint } from '../../http/endpoint.ts';
import type { ApiContext, ApiMiddleware, App } from '../../http/env.ts';
import type { Limits } from '../../http/limits.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { problem } from '../../http/problem.ts';
import type { Authenticate } from '../../http/session.ts';
import type { Accounts } from '../accounts.ts';
import type { ListedKey } from '../keys.ts';

type ManagingCalls =
  | 'overview'
  | 'passwordLink'
  | 'unlock'
  | 'removeSecondFactor'
  | 'signOutEverywhere'
  | 'makeKey'
  | 'listKeys'
  | 'revokeKey';
interface ManagingNeeds {
  readonly accounts: Pick<Accounts, ManagingCalls>;
  readonly county: Pick<County, 'account' | 'calendar'>;
  readonly authenticate: Authenticate;
  readonly limits: Pick<Limits, 'bodyBytes'>;
  readonly clock: () => number;
}

const usualKeyDays = 180;
const accountParams = z.object({ account: z.string().meta({ example: 'integrator:hotline' }) });
const keyParams = accountParams.extend({ id: z.string() });

type Action = (c: ApiContext, account: string) => Promise<Response>;
type Add = (given: Omit<Endpoint, 'tag' | 'auth' | 'problems'>, problems: number[], action: Action) => void;

/** Lets an administrator manage how others sign in. The county's data decides who has an account. */
export function accountRoutes(app: App, deps: ManagingNeeds): void {
  const add = adderFor(app, deps);
  overviewRoutes(deps, add);
  endingRoutes(deps, add);
  keyRoutes(deps, add);
}

/** Adds operations that only an administrator may use. */
function adderFor(app: App, deps: ManagingNeeds): Add {
  const { county } = deps;
  const adminOnly: ApiMiddleware = async (c, next) => {
    if (!mayInCounty('manage-accounts', c.get('actor'))) throw problem('accounts-admin-only');
    await next();
  };
  return (given, problems, action) =>
    endpoint(
      app,
      {
        params: accountParams,
        ...given,
        tag: tags.accounts,
        auth: 'bearer',
        problems: [401, 403, 404, ...problems, 503],
      },
      signedIn(deps.authenticate),
      adminOnly,
      async (c) => {
        const known = county.account(c.req.param('account') ?? '');
        // An administrator can still revoke the keys and sessions of an account that the county has removed.
        if (!known && given.method !== 'delete') throw problem('account-not-found');
        c.header('Cache-Control', 'no-store');
        return action(c, c.req.param('account') ?? '');
      },
    );
}

const at = '/v1/accounts/{account}';

function overviewRoutes({ accounts, county, clock }: ManagingNeeds, add: Add): void {
  add(
    {
      method: 'get',
      path: at,
      operationId: 'account',
      summary: '账号的登录情况 · How an account signs in',
      answers: { 200: { description: '登录情况', schema: accountSchemas.accountOverview } },
    },
    [],
    async (c, account) => {
      const { lockedUntilMs, ...known } = await accounts.overview(account);
      const lockedUntil = lockedUntilMs === null ? null : isoLocal(county.calendar, lockedUntilMs);
      return c.json({ account, ...known, lockedUntil });
    },
  );
  add(
    {
      method: 'post',
      path: `${at}/password`,
      operationId: 'passwordLink',
      summary: '发一次性口令，由本人设置密码 · A one-time token by which the person sets a password',
      answers: { 201: { description: '一次性口令', schema: accountSchemas.passwordLink } },
    },
    [],
    async (c, account) => {
      const { token, lastsMs } = await accounts.passwordLink(account);
      return c.json({ account, token, expiresAt: isoLocal(county.calendar, clock() + lastsMs) }, 201);
    },
  );
}

function endingRoutes({ accounts }: ManagingNeeds, add: Add): void {
  const nothing = { 204: { description: '已完成 · done' } };
  const ways = [
    ['lock', 'unlockAccount', '解除锁定 · End a lock-out', accounts.unlock],
    [
      'second-factor',
      'removeSecondFactor',
      '取消动态码 · Remove a second factor',
      accounts.removeSecondFactor,
    ],
    ['sessions', 'endSessions', '令其全部退出 · Sign an account out everywhere', accounts.signOutEverywhere],
  ] as const;
  for (const [what, operationId, summary, act] of ways) {
    add(
      { method: 'delete', path: `${at}/${what}`, operationId, summary, answers: nothing },
      [],
      async (c, account) => {
        await act(account);
        return c.body(null, 204);
      },
    );
  }
}

const shownKeys =
  (county: ManagingNeeds['county']) =>
  ({ createdAtMs, expiresAtMs, ...key }: ListedKey) => ({
    ...key,
    createdAt: isoLocal(county.calendar, createdAtMs),
    expiresAt: isoLocal(county.calendar, expiresAtMs),
  });

function keyRoutes({ accounts, county, limits }: ManagingNeeds, add: Add): void {
  const path = `${at}/api-keys`;
  const shown = shownKeys(county);
  add(
    {
      method: 'post',
      path,
      operationId: 'makeApiKey',
      body: bodySchema(accountSchemas.keyBody),
      summary:
        '发密钥；换钥先发新的，再撤旧的 · A key for a program; to rotate, make one and revoke the other',
      answers: { 201: { description: '密钥，只显示这一次', schema: accountSchemas.madeKey } },
    },
    [400, 413, 415, 422],
    async (c, account) => {
      const { name, days = usualKeyDays } = await bodyOf(c, accountSchemas.keyBody, limits.bodyBytes);
      const { key, ...made } = await accounts.makeKey(account, { name, days });
      return c.json({ ...shown(made), key }, 201);
    },
  );
  add(
    {
      method: 'get',
      path,
      operationId: 'apiKeys',
      summary: '密钥清单 · An account’s keys',
      answers: { 200: { description: '密钥清单', schema: accountSchemas.keys } },
    },
    [],
    async (c, account) => c.json({ items: (await accounts.listKeys(account)).map(shown), next: null }),
  );
  add(
    {
      method: 'delete',
      path: `${path}/{id}`,
      operationId: 'revokeApiKey',
      params: keyParams,
      summary: '撤销密钥，立即失效 · Revoke a key at once',
      answers: { 204: { description: '已撤销 · done' } },
    },
    [],
    async (c, account) => {
      await accounts.revokeKey(account, c.req.param('id') ?? '');
      return c.body(null, 204);
    },
  );
}
