import { z } from 'zod';
import { attachmentPage } from '../../../contract/index.ts';
import type { Actor } from '../../../domain/index.ts';
import { appealId, tags } from '../../http/conventions.ts';
import { type Endpoint, endpoint } from '../../http/endpoint.ts';
import type { ApiContext, ApiMiddleware, App } from '../../http/env.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { problem } from '../../http/problem.ts';
import type { Authenticate } from '../../http/session.ts';
import type { CitizenReaders, SeenAppeal } from '../appeal-readers.ts';
import { findAttachment, type StorageNeeds, unknownAttachment } from '../attachments.ts';
import { fileLinks, type Variant, variants } from '../links.ts';
import { attachmentOf, attachmentsOf, type ReadingNeeds } from '../read-attachments.ts';
import { type ShowingNeeds, shownAttachment } from '../shown-attachment.ts';
import { answerFile } from './file-answer.ts';

type AttachmentRouteNeeds = ReadingNeeds &
  StorageNeeds &
  ShowingNeeds &
  CitizenReaders & { readonly authenticate: Authenticate };

const tag = tags.attachments;
const attachmentId = z.string().meta({ description: 'The attachment’s id' });
const ofAppeal = appealId.extend({ attachment: attachmentId });
const fileHeaders = z.object({
  Range: z.string().optional().meta({ description: 'One range of bytes', example: 'bytes=0-1023' }),
  'If-None-Match': z
    .string()
    .optional()
    .meta({ description: 'The ETag the caller has: 304 if it still holds' }),
});
const bytes = { description: '文件 · the file', mediaType: '*/*' };
const answers = {
  200: bytes,
  206: { ...bytes, description: '文件的一段 · the range of it' },
  304: { description: '未变 · unchanged' },
};
const problems = [401, 404, 416, 503];

type AppealReader = (c: ApiContext) => Promise<SeenAppeal & { actor: Actor }>;

/** Routes to an appeal's attachments and links, for everybody who may read of them there. */
export function attachmentRoutes(app: App, deps: AttachmentRouteNeeds): void {
  const staff = signedIn(deps.authenticate);
  const idOf = (c: ApiContext) => c.req.param('id') ?? '';
  readingRoutes(app, deps, { home: '/v1/appeals', auth: 'bearer', prefix: 'read' }, [staff], async (c) => {
    const actor = c.get('actor');
    return { ...(await deps.readAppeal(idOf(c), actor)), actor };
  });
  readingRoutes(app, deps, { home: '/v1/track', auth: 'code', prefix: 'track' }, [], (c) =>
    deps.readTracked(idOf(c), c.req.raw),
  );
  linkRoute(app, deps);
}

interface RouteHome {
  readonly home: string;
  readonly auth: Endpoint['auth'];
  readonly prefix: string;
}

function readingRoutes(
  app: App,
  deps: AttachmentRouteNeeds,
  at: RouteHome,
  before: ApiMiddleware[],
  read: AppealReader,
): void {
  listRoute(app, deps, at, before, read);
  for (const variant of variants) fileRoute(app, deps, { ...at, variant }, before, read);
}

function listRoute(
  app: App,
  deps: AttachmentRouteNeeds,
  { home, auth, prefix }: RouteHome,
  before: ApiMiddleware[],
  read: AppealReader,
): void {
  endpoint(
    app,
    {
      method: 'get',
      path: `${home}/{id}/attachments`,
      operationId: `${prefix}Attachments`,
      tag,
      auth,
      summary: '诉求的附件 · The attachments that the caller may see, with links',
      params: appealId,
      answers: { 200: { description: '附件 · the attachments', schema: attachmentPage } },
      problems: [401, 404, 503],
    },
    ...before,
    async (c) => {
      const { actor, ...found } = await read(c);
      const records = await attachmentsOf(deps, found, actor);
      c.header('Cache-Control', 'no-store');
      return c.json({ items: records.map((record) => shownAttachment(deps, record, null)), next: null });
    },
  );
}

function fileRoute(
  app: App,
  deps: AttachmentRouteNeeds,
  { home, auth, prefix, variant }: RouteHome & { readonly variant: Variant },
  before: ApiMiddleware[],
  read: AppealReader,
): void {
  const path = `${home}/{id}/attachments/{attachment}${variant === 'thumbnail' ? '/thumbnail' : ''}`;
  const operationId = `${prefix}Attachment${variant === 'thumbnail' ? 'Thumbnail' : ''}`;
  endpoint(
    app,
    {
      method: 'get',
      path,
      operationId,
      tag,
      auth,
      answers,
      problems,
      summary: variant === 'thumbnail' ? '缩略图 · Its small picture' : '附件内容 · The file itself',
      params: ofAppeal,
      headers: fileHeaders,
    },
    ...before,
    async (c) => {
      const { actor, ...found } = await read(c);
      const record = await attachmentOf(deps, found, actor, c.req.param('attachment') ?? '');
      return answerFile(c, deps, record, variant);
    },
  );
}

const linkQuery = z.object({
  variant: z.enum(variants).optional(),
  expires: z.string().regex(/^\d{1,12}$/),
  signature: z.string().max(100),
});

function linkRoute(app: App, deps: AttachmentRouteNeeds): void {
  const links = fileLinks(deps.secret);
  endpoint(
    app,
    {
      method: 'get',
      path: '/v1/files/{id}',
      operationId: 'readFile',
      tag,
      auth: 'none',
      answers,
      summary: '凭短期链接取文件 · A file by its link, which expires soon',
      params: z.object({ id: attachmentId }),
      query: linkQuery,
      headers: fileHeaders,
      problems: [403, 404, 416, 503],
    },
    async (c) => {
      const query = linkQuery.safeParse(c.req.query());
      if (!query.success) throw problem('link-invalid');
      const { expires, signature, variant = 'content' satisfies Variant } = query.data;
      const id = c.req.param('id') ?? '';
      const linked = { id, variant, expires: Number(expires) };
      if (!links.isGood(linked, signature, deps.clock())) throw problem('link-invalid');
      const record = await findAttachment(deps, id);
      if (record.state !== 'ready') throw unknownAttachment(id);
      return answerFile(c, deps, record, variant);
    },
  );
}
