import { z } from 'zod';
import type { MapSettings } from '../../../map/settings.ts';
import { answerData } from '../../http/answer-data.ts';
import { getHeaders, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { App } from '../../http/env.ts';

const summary = '县级地图 · The county’s map';
const degrees = z.number();
const schema = z
  .object({
    tiles: z
      .string()
      .nullable()
      .meta({ description: 'With {z}, {x}, {y}, or a pmtiles file; null without a map' }),
    kind: z.enum(['raster', 'pmtiles']).nullable(),
    datum: z.enum(['wgs84', 'gcj02']).meta({ description: 'Of the tiles. Places of cases are WGS 84' }),
    credit: z.string(),
    centre: z.object({ longitude: degrees, latitude: degrees, zoom: z.int() }).nullable(),
  })
  .meta({ id: 'MapTiles' });

const none = { tiles: null, kind: null, datum: 'wgs84', credit: '', centre: null } as const;

/** Tells pages where the tiles are. Anybody may know, as for the county's look. */
export function mapRoute(app: App, { map = null }: { readonly map?: MapSettings | null }): void {
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/map',
      operationId: 'map',
      tag: tags.county,
      auth: 'none',
      summary,
      headers: getHeaders,
      answers: { 200: { description: summary, schema }, 304: { description: '未变 · unchanged' } },
      problems: [],
    },
    (c) => answerData(c, map ?? none),
  );
}
