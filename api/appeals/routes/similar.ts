import { bodySchema, similarSchemas } from '../../../contract/index.ts';
import { bodyOf } from '../../http/body.ts';
import { tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { ApiContext, App } from '../../http/env.ts';
import type { Limits } from '../../http/limits.ts';
import { throttled } from '../../http/middleware/throttled.ts';
import type { Authenticate } from '../../http/session.ts';
import { type SimilarNeeds, similarCases } from '../similar.ts';

type SimilarRouteNeeds = SimilarNeeds & {
  readonly authenticate: Authenticate;
  readonly limits: Pick<Limits, 'bodyBytes' | 'similar' | 'publicWindowMs' | 'trustedProxies'>;
};

/** Shows, while somebody files, which cases are alike. The words stand in the body, because proxies log addresses. */
export function similarRoutes(app: App, deps: SimilarRouteNeeds): void {
  const { similar: most, publicWindowMs: windowMs, trustedProxies } = deps.limits;
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/similar',
      operationId: 'similar',
      tag: tags.track,
      auth: 'none',
      summary: '附近的相似诉求 · Similar cases nearby',
      description:
        '群众只能看到类别、单位、环节、大致位置和日期。Offices that may read a case also get its id and title.',
      body: bodySchema(similarSchemas.similarBody),
      answers: {
        200: { description: '最相似的在前 · the most alike first', schema: similarSchemas.similarPage },
      },
      problems: [400, 413, 415, 429, 503],
    },
    throttled({ most, windowMs, trustedProxies, clock: deps.clock, code: 'too-many-similar' }),
    async (c) => {
      const {
        title = '',
        words = '',
        category = null,
        location = null,
      } = await bodyOf(c, similarSchemas.similarBody, deps.limits.bodyBytes);
      const actor = await askedBy(c, deps);
      c.header('Cache-Control', 'no-store');
      return c.json({ items: await similarCases(deps, { title, words, category, location }, actor) });
    },
  );
}

/** Nobody needs to be known here. Who is known as an office reads more. */
const askedBy = (c: ApiContext, { authenticate }: SimilarRouteNeeds) =>
  authenticate(c.req.raw).catch(() => null);
