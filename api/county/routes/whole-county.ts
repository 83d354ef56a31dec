import { countySchemas, problemsOf as issuesOf } from '../../../contract/index.ts';
import { changedTogether, type LiveCounty, type SentParts } from '../../../county/index.ts';
import { type Actor, mayInCounty } from '../../../domain/index.ts';
import { answerCountyData, revalidate } from '../../http/answer-data.ts';
import { invalid, jsonObjectOf } from '../../http/body.ts';
import { countyHeaders, getHeaders, openQuery, problemsOf, tags } from '../../http/conventions.ts';
import { dryRunQuery, isDryRun } from '../../http/dry-run.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { ApiContext, App } from '../../http/env.ts';
import { etagOf, ifMatchTagOf } from '../../http/etag.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { problem } from '../../http/problem.ts';
import type { Authenticate } from '../../http/session.ts';
import { type ChangingNeeds, changeCounty, type Prepared, prepareChange } from '../change-county.ts';
import { type EffectNeeds, type Effects, effectsOf } from '../effects.ts';
import { countyPages, type PageNeeds } from './county-pages.ts';
import { mostCountyBytes, openOf } from './county-request.ts';

type WholeCountyNeeds = ChangingNeeds &
  EffectNeeds &
  PageNeeds & {
    readonly authenticate: Authenticate;
    readonly store: ChangingNeeds['store'] & EffectNeeds['store'];
    readonly live: ChangingNeeds['live'] & Pick<LiveCounty, 'version'>;
  };

const path = '/v1/county';
const tag = tags.county;

/** The county as a whole, for the admin: several parts change in one act, all or none. */
export function wholeCountyRoutes(app: App, deps: WholeCountyNeeds): void {
  const staff = signedIn(deps.authenticate);
  endpoint(
    app,
    {
      method: 'get',
      path,
      operationId: 'county',
      tag,
      auth: 'bearer',
      summary: '全县数据 · All parts of the county, as a change takes them',
      headers: getHeaders,
      answers: {
        200: { description: '全县数据 · the county', schema: countySchemas.countyParts },
        304: { description: '未变 · unchanged' },
      },
      problems: [401, 403],
    },
    staff,
    async (c) => answerCountyData(c, await allParts(deps, adminOf(c)), deps.live.tag),
  );
  endpoint(
    app,
    {
      method: 'put',
      path,
      operationId: 'change-county',
      tag,
      auth: 'bearer',
      summary: '一并修改多个部分 · Replace several parts in one act, all or none',
      description:
        '先以 dryRun=true 查看影响到哪些在办诉求。With dryRun=true it lists the open cases that it would touch, and changes nothing.',
      headers: countyHeaders,
      query: openQuery.extend(dryRunQuery.shape),
      body: countySchemas.countyParts,
      answers: { 200: { description: '结果 · the outcome', schema: countySchemas.countyChanged } },
      problems: problemsOf.changeCounty,
    },
    staff,
    (c) => answerChange(c, deps),
  );
}

function adminOf(c: ApiContext): Actor {
  const actor = c.get('actor');
  if (!mayInCounty('change-county', actor)) throw problem('admin-only');
  return actor;
}

async function allParts(deps: PageNeeds, actor: Actor): Promise<object> {
  const pages = countyPages.map(async ({ part, of }) => [part, (await of(deps, actor)).data] as const);
  // The page shows the types that this installation takes. Here stands what the county says.
  return { ...Object.fromEntries(await Promise.all(pages)), uploads: deps.county.uploads };
}

const carriesNothing = { calendar: false, policy: false };

async function answerChange(c: ApiContext, deps: WholeCountyNeeds): Promise<Response> {
  const { account } = adminOf(c);
  const { dryRun: _, ...query } = c.req.query();
  const open = openOf(query);
  const sent = partsIn(await jsonObjectOf(c, mostCountyBytes));
  const change = {
    next: (data: Parameters<typeof changedTogether>[0]) => changedTogether(data, sent),
    parts: Object.keys(sent),
    by: account,
    ifMatch: ifMatchTagOf(c.req.header('if-match')),
    open,
  };
  if (!isDryRun(c)) {
    const done = await changeCounty(deps, change);
    revalidate(c, etagOf(deps.live.tag));
    return c.json(answerOf(done, { parts: change.parts, now: deps.live.tag, effects: null }));
  }
  const prepared = await prepareChange(deps, change);
  const effects = await effectsOf(deps, prepared.county, prepared.version?.carry ?? carriesNothing);
  return c.json(answerOf(prepared, { parts: change.parts, now: deps.live.tag, effects }));
}

function answerOf({ version }: Prepared, given: { parts: string[]; now: string; effects: Effects | null }) {
  const { parts, now, effects } = given;
  const inForce = version ? String(version.version) : now;
  return { version: inForce, changed: version !== null, dryRun: effects !== null, parts, effects };
}

/** The parts by their names. What stands in a part is checked with all the others. Throws 400. */
function partsIn(sent: Readonly<Record<string, unknown>>): SentParts {
  const known = new Set<string>(countyPages.map(({ part }) => part));
  const isGroup = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  const wrong = Object.entries(sent).some(([name, value]) => !known.has(name) || !isGroup(value));
  if (wrong) throw invalid('invalid-body', issuesOf(countySchemas.countyParts, sent));
  return sent as SentParts;
}
