import { createHash } from 'node:crypto';
import { type County, logoAddress, logoOf } from '../../../county/index.ts';
import { getHeaders, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { App } from '../../http/env.ts';
import { etagOf, knows } from '../../http/etag.ts';
import { problem } from '../../http/problem.ts';

const fiveMinutes = 'public, max-age=300';

/** Serves the county's picture to anybody. The tag is a hash of its bytes. */
export function logoRoute(app: App, { county }: { readonly county: Pick<County, 'look'> }): void {
  const summary = '县标识 · The county’s logo';
  endpoint(
    app,
    {
      method: 'get',
      path: logoAddress,
      operationId: 'logo',
      tag: tags.county,
      auth: 'none',
      summary,
      headers: getHeaders,
      answers: {
        200: { description: summary, mediaType: '*/*' },
        304: { description: '未变 · unchanged' },
      },
      problems: [404],
    },
    (c) => {
      const logo = county.look.logo === null ? null : logoOf(county.look.logo);
      if (!logo) throw problem('not-found');
      const etag = etagOf(createHash('sha256').update(logo.bytes).digest('base64url').slice(0, 22));
      c.header('ETag', etag);
      c.header('Cache-Control', fiveMinutes);
      if (knows(c.req.header('if-none-match'), etag)) return c.body(null, 304);
      return c.body(new Uint8Array(logo.bytes), 200, { 'Content-Type': logo.type });
    },
  );
}
