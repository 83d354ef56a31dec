import { countySchemas } from '../../../contract/index.ts';
import { type County, wordsOf } from '../../../county/index.ts';
import { answerPublicData } from '../../http/answer-data.ts';
import { getHeaders, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { App } from '../../http/env.ts';

/** The table of terms: pages and programs show a code by it. Anybody reads it. */
export function wordsRoute(app: App, { county }: { readonly county: Pick<County, 'policy'> }): void {
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/words',
      operationId: 'words',
      summary: '用语表 · The table of terms',
      description:
        '环节、办理项目、时限事项、角色、字段等各项代码的中英文名称。The names in both languages of every stage, command, obligation, role, field and other code.',
      tag: tags.county,
      auth: 'none',
      headers: getHeaders,
      answers: {
        200: { description: '用语 · the terms', schema: countySchemas.words },
        304: { description: '未变 · unchanged' },
      },
      problems: [],
    },
    (c) => answerPublicData(c, wordsOf(county)),
  );
}
