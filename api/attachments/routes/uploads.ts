import { z } from 'zod';
import { appealId, tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { ApiContext, App } from '../../http/env.ts';
import type { Limits } from '../../http/limits.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { throttled } from '../../http/middleware/throttled.ts';
import type { Authenticate } from '../../http/session.ts';
import type { CitizenReaders } from '../appeal-readers.ts';
import { anybody, findAttachment } from '../attachments.ts';
import { ownUpload, type ReadingNeeds, uploadFor } from '../read-attachments.ts';
import {
  answerChunk,
  answerCreate,
  answerState,
  chunkOperation,
  createOperation,
  stateOperation,
  type Uploader,
  type UploadNeeds,
} from './upload-operations.ts';

type PublicUploadLimits = Pick<Limits, 'publicUploads' | 'publicWindowMs' | 'trustedProxies'>;
type UploadRouteNeeds = UploadNeeds &
  ReadingNeeds &
  CitizenReaders & { readonly authenticate: Authenticate; readonly limits: PublicUploadLimits };

const tag = tags.attachments;
const uploadId = z.object({ id: z.string().meta({ description: 'The attachment’s id' }) });
const trackedUpload = appealId.extend({ attachment: uploadId.shape.id });

/** Routes to upload: for accounts, for the public before a filing, and for holders of a tracking code. */
export function uploadRoutes(app: App, deps: UploadRouteNeeds): void {
  staffUploads(app, deps);
  publicUploads(app, deps);
  trackedUploads(app, deps);
}

function staffUploads(app: App, deps: UploadRouteNeeds): void {
  const staff = signedIn(deps.authenticate);
  const auth = 'bearer' as const;
  const by = (c: ApiContext): Uploader => ({ owner: c.get('actor').account, uploads: '/v1/attachments' });
  const one = { path: '/v1/attachments/{id}', tag, auth, params: uploadId };
  endpoint(
    app,
    { ...createOperation, path: '/v1/attachments', operationId: 'upload', tag, auth },
    staff,
    (c) => answerCreate(c, deps, by(c)),
  );
  endpoint(app, { ...stateOperation, ...one, operationId: 'readUpload' }, staff, async (c) =>
    answerState(c, deps, await uploadFor(deps, c.get('actor'), c.req.param('id') ?? ''), by(c)),
  );
  endpoint(app, { ...chunkOperation, ...one, operationId: 'continueUpload' }, staff, async (c) => {
    const record = await findAttachment(deps, c.req.param('id') ?? '');
    return answerChunk(c, deps, ownUpload(record, by(c).owner), by(c));
  });
}

/** Nobody can guess the id, so everybody who knows it may continue the upload. */
function publicUploads(app: App, deps: UploadRouteNeeds): void {
  const { publicUploads: most, publicWindowMs: windowMs, trustedProxies } = deps.limits;
  const by = { owner: anybody, uploads: '/v1/public/attachments' };
  const shown = { tag, auth: 'none' as const };
  const one = { ...shown, path: '/v1/public/attachments/{id}', params: uploadId };
  const found = async (c: ApiContext) =>
    ownUpload(await findAttachment(deps, c.req.param('id') ?? ''), by.owner);
  endpoint(
    app,
    { ...createOperation, ...shown, path: '/v1/public/attachments', operationId: 'uploadInPublic' },
    throttled({ most, windowMs, trustedProxies, clock: deps.clock }),
    (c) => answerCreate(c, deps, by),
  );
  endpoint(app, { ...stateOperation, ...one, operationId: 'readPublicUpload' }, async (c) =>
    answerState(c, deps, await found(c), by),
  );
  endpoint(app, { ...chunkOperation, ...one, operationId: 'continuePublicUpload' }, async (c) =>
    answerChunk(c, deps, await found(c), by),
  );
}

function trackedUploads(app: App, deps: UploadRouteNeeds): void {
  const shown = { tag, auth: 'code' as const };
  const one = { ...shown, path: '/v1/track/{id}/uploads/{attachment}', params: trackedUpload };
  const by = async (c: ApiContext): Promise<Uploader> => {
    const id = c.req.param('id') ?? '';
    const { actor } = await deps.readTracked(id, c.req.raw);
    return { owner: actor.account, uploads: `/v1/track/${id}/uploads` };
  };
  const found = async (c: ApiContext, { owner }: Uploader) =>
    ownUpload(await findAttachment(deps, c.req.param('attachment') ?? ''), owner);
  endpoint(
    app,
    {
      ...createOperation,
      ...shown,
      params: appealId,
      path: '/v1/track/{id}/attachments',
      operationId: 'trackUpload',
    },
    async (c) => answerCreate(c, deps, await by(c)),
  );
  endpoint(app, { ...stateOperation, ...one, operationId: 'trackReadUpload' }, async (c) => {
    const uploader = await by(c);
    return answerState(c, deps, await found(c, uploader), uploader);
  });
  endpoint(app, { ...chunkOperation, ...one, operationId: 'trackContinueUpload' }, async (c) => {
    const uploader = await by(c);
    return answerChunk(c, deps, await found(c, uploader), uploader);
  });
}
