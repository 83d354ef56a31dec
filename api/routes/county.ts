import type { z } from 'zod';
import { countySchemas } from '../../contract/index.ts';
import type { County } from '../../county/index.ts';
import type { Actor } from '../../domain/index.ts';
import type { ApiDeps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';
import type { App } from '../http/env.ts';
import { signedIn } from '../middleware/signed-in.ts';
import { problem } from '../problem.ts';
import { answerData } from './answers.ts';
import { getHeaders, tags } from './conventions.ts';

interface Page {
  readonly path: string;
  readonly summary: string;
  readonly schema: z.ZodType;
  readonly of: (county: County, actor: Actor, nowMs: number) => object | null;
}

const pages: readonly Page[] = [
  {
    path: 'me',
    summary: '当前账号 · Whom this token stands for',
    schema: countySchemas.me,
    of: (county, { account }, nowMs) => county.account(account, nowMs),
  },
  {
    path: 'units',
    summary: '组织机构 · The county’s units',
    schema: countySchemas.units,
    of: ({ units }) => ({ items: units, next: null }),
  },
  {
    path: 'catalogue',
    summary: '类别与服务目录 · Categories, and what may be promised',
    schema: countySchemas.catalogue,
    of: ({ categories, catalogue }) => ({
      categories: categories.map(({ names, ...category }) => ({ ...category, name: names })),
      items: catalogue,
      next: null,
    }),
  },
  {
    path: 'policy',
    summary: '办理规则 · The numbers of the procedure',
    schema: countySchemas.policy,
    of: ({ policy }) => policy,
  },
  {
    path: 'calendar',
    summary: '工作日历 · Holidays and make-up days',
    schema: countySchemas.calendar,
    of: ({ calendar }) => calendar,
  },
];

/** What the county's files say, for every account. */
export function countyRoutes(app: App, { county, authenticate, clock }: ApiDeps): void {
  for (const { path, summary, schema, of } of pages) {
    endpoint(
      app,
      {
        ...{ method: 'get', path: `/v1/${path}`, operationId: path, summary, auth: 'bearer' },
        ...{ tag: tags.county, headers: getHeaders },
        answers: { 200: { description: summary, schema }, 304: { description: '未变 · unchanged' } },
        problems: [401],
      },
      signedIn(authenticate),
      (c) => {
        const data = of(county, c.get('actor'), clock());
        if (!data) throw problem('unauthenticated');
        return answerData(c, data);
      },
    );
  }
}
