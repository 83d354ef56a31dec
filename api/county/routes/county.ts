import { countySchemas } from '../../../contract/index.ts';
import {
  type Account,
  type County,
  type CountyData,
  changed,
  type LiveCounty,
} from '../../../county/index.ts';
import { mayInCounty } from '../../../domain/index.ts';
import type { MapSettings } from '../../../map/settings.ts';
import { answerCountyData, answerData, revalidate } from '../../http/answer-data.ts';
import { jsonObjectOf } from '../../http/body.ts';
import { countyHeaders, getHeaders, openQuery, problemsOf, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { ApiContext, App } from '../../http/env.ts';
import { etagOf, ifMatchTagOf } from '../../http/etag.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { problem } from '../../http/problem.ts';
import type { Authenticate } from '../../http/session.ts';
import { type ChangingNeeds, changeCounty } from '../change-county.ts';
import type { EffectNeeds } from '../effects.ts';
import { type CountyPage, countyPages, type PageNeeds } from './county-pages.ts';
import { mostCountyBytes, openOf } from './county-request.ts';
import { logoRoute } from './logo.ts';
import { mapRoute } from './map.ts';
import { wholeCountyRoutes } from './whole-county.ts';
import { wordsRoute } from './words.ts';

type CountyRouteNeeds = { readonly map?: MapSettings | null } & PageNeeds &
  ChangingNeeds &
  EffectNeeds & { readonly store: ChangingNeeds['store'] & EffectNeeds['store'] } & MeNeeds & {
    readonly live: Pick<LiveCounty, 'tag'>;
  };
interface MeNeeds {
  readonly authenticate: Authenticate;
  readonly county: Pick<County, 'account'>;
  /** This account may act only after it has shown a second factor. */
  readonly accounts: { owes(account: Pick<Account, 'role'>): boolean };
  readonly clock: () => number;
}

const tag = tags.county;
/** Routes to the county's data. Every account reads them; an admin changes them part by part. */
export function countyRoutes(app: App, deps: CountyRouteNeeds): void {
  meRoute(app, deps);
  wordsRoute(app, deps);
  logoRoute(app, deps);
  mapRoute(app, deps);
  wholeCountyRoutes(app, deps);
  for (const page of countyPages) {
    const unchanged = { 304: { description: '未变 · unchanged' } };
    endpoint(
      app,
      {
        method: 'get',
        path: `/v1/${page.part}`,
        operationId: page.operationId ?? page.part,
        summary: page.summary,
        tag,
        auth: page.isPublic ? 'none' : 'bearer',
        headers: getHeaders,
        answers: { 200: { description: page.summary, schema: page.schema }, ...unchanged },
        problems: page.isPublic ? [] : [401],
      },
      ...(page.isPublic ? [] : [signedIn(deps.authenticate)]),
      (c) => answerPage(c, deps, page),
    );
    changeRoute(app, deps, page);
  }
}

async function answerPage(c: ApiContext, deps: CountyRouteNeeds, page: CountyPage): Promise<Response> {
  const { data, moves } = await page.of(deps, c.get('actor') ?? null);
  if (!moves) return answerCountyData(c, data, deps.live.tag);
  revalidate(c, etagOf(deps.live.tag));
  return c.json(data);
}

function changeRoute(app: App, deps: CountyRouteNeeds, page: CountyPage): void {
  endpoint(
    app,
    {
      method: 'put',
      path: `/v1/${page.part}`,
      operationId: `change-${page.part}`,
      tag,
      auth: 'bearer',
      summary: `修改 · Replace: ${page.summary}`,
      description: page.onChange,
      headers: countyHeaders,
      ...(page.part === 'policy' ? { query: openQuery } : {}),
      body: page.schema,
      answers: { 200: { description: '修改后 · as it is now', schema: page.schema } },
      problems: problemsOf.changeCounty,
    },
    signedIn(deps.authenticate),
    async (c) => {
      const { account } = c.get('actor');
      if (!mayInCounty('change-county', c.get('actor'))) throw problem('admin-only');
      const ifMatch = ifMatchTagOf(c.req.header('if-match'));
      const open = page.part === 'policy' && openOf(c.req.query());
      const sent = await jsonObjectOf(c, mostCountyBytes);
      const next = (data: CountyData) => changed(data, page.part, sent);
      await changeCounty(deps, { next, parts: [page.part], by: account, ifMatch, open });
      return answerPage(c, deps, page);
    },
  );
}

function meRoute(app: App, { accounts, authenticate, county, clock }: MeNeeds): void {
  const summary = '当前账号 · Whom this token stands for';
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/me',
      operationId: 'me',
      summary,
      auth: 'bearer',
      tag,
      headers: getHeaders,
      answers: {
        200: { description: summary, schema: countySchemas.me },
        304: { description: '未变 · unchanged' },
      },
      problems: [401],
    },
    signedIn(authenticate, { evenWithoutSecondFactor: true }),
    (c) => {
      const me = county.account(c.get('actor').account, clock());
      if (!me) throw problem('unauthenticated');
      const secondFactor = { owed: accounts.owes(me), shown: c.get('session')?.secondFactor === true };
      return answerData(c, { ...me, signedInBy: c.get('signedInBy'), secondFactor });
    },
  );
}
