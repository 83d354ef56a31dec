import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { County } from '../../../county/index.ts';
import { isoLocal } from '../../../domain/index.ts';
import { sightOf, visibilityOf } from '../../../store/index.ts';
import { tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { ApiContext, App } from '../../http/env.ts';
import type { Limits } from '../../http/limits.ts';
import type { Log } from '../../http/log.ts';
import type { Metrics } from '../../http/metrics.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { problem } from '../../http/problem.ts';
import { nameOf } from '../../http/records.ts';
import type { Authenticate } from '../../http/session.ts';
import { serveStream } from '../connection.ts';
import type { Streams } from '../streams.ts';

interface StreamRouteNeeds {
  readonly authenticate: Authenticate;
  readonly county: Pick<County, 'calendar'>;
  readonly clock: () => number;
  readonly limits: Pick<Limits, 'streams' | 'streamsOfAccount' | 'beatMs'>;
  readonly metrics: Pick<Metrics, 'streamNews'>;
  readonly log: Log;
  readonly streams: Streams;
}

const mediaType = 'text/event-stream';
const headers = z.object({
  'Last-Event-ID': z.string().max(1000).optional().meta({ description: 'The last id that was received' }),
});

/** The route by which a page hears of changes. It tells ids and versions; a page reads the rest under its own rights. */
export function streamRoutes(app: App, deps: StreamRouteNeeds): void {
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/stream',
      operationId: 'stream',
      tag: tags.appeals,
      auth: 'bearer',
      summary: '变更推送 · Changes of the appeals that one may see, as server-sent events',
      description:
        'Events: `hello` {serverTime, account, resumed}, `change` {id, version}, `gone` {id} (sight of the appeal is ' +
        'lost), `county` {version}, `reset` {} (read everything anew), `beat` {serverTime} every 15 seconds. A client ' +
        'that sends `Last-Event-ID` misses nothing. The request must accept text/event-stream.',
      headers,
      answers: { 200: { description: '事件流 · the events', mediaType } },
      problems: [401, 406],
    },
    signedIn(deps.authenticate),
    (c) => answerStream(c, deps),
  );
}

function answerStream(c: ApiContext, deps: StreamRouteNeeds): Response {
  const { streams, limits } = deps;
  if (!(c.req.header('accept') ?? '').includes(mediaType)) throw problem('stream-only');
  const actor = c.get('actor');
  const full = streams.size >= limits.streams;
  if (full || streams.of(actor.account) >= limits.streamsOfAccount) {
    throw problem('too-many-streams', { headers: { 'Retry-After': '15' } });
  }
  const visibleTo = visibilityOf(actor);
  const response = streamSSE(
    c,
    (sse) =>
      serveStream(sse, {
        streams,
        listener: { account: actor.account, sight: visibleTo ? sightOf(visibleTo) : () => 'unknown' },
        lastToken: c.req.header('last-event-id') ?? null,
        time: () => isoLocal(deps.county.calendar, deps.clock()),
        beatMs: limits.beatMs,
        stillHere: () => isStill(actor, c.req.raw, deps.authenticate),
        onSent: (event) => deps.metrics.streamNews.inc({ event }),
      }),
    async (error) => deps.log.warn({ error: nameOf(error) }, 'a stream failed'),
  );
  response.headers.set('X-Accel-Buffering', 'no');
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}

/** Identifies the sender anew. While accounts cannot be read, nobody is sent away. */
async function isStill(
  actor: { readonly account: string; readonly role: string; readonly unit: string | null },
  { url, headers }: Request,
  authenticate: Authenticate,
): Promise<boolean> {
  try {
    const now = await authenticate(new Request(url, { headers }));
    return now?.account === actor.account && now.role === actor.role && now.unit === actor.unit;
  } catch {
    return true;
  }
}
