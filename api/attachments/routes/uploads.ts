import { z } from 'zod';
import type { AttachmentRecord } from '../../../store/index.ts';
import { appealId, tags } from '../../http/conventions.ts';
import { type Endpoint, endpoint } from '../../http/endpoint.ts';
import type { ApiContext, ApiMiddleware, App } from '../../http/env.ts';
import type { Limits } from '../../http/limits.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { throttled } from '../../http/middleware/throttled.ts';
import type { Authenticate } from '../../http/session.ts';
import type { CitizenReaders } from '../appeal-readers.ts';
import { anybody, findAttachment } from '../attachments.ts';
import { ownUpload, type ReadingNeeds, uploadFor } from '../read-attachments.ts';
import {
  announceOperation,
  answerAnnounce,
  answerChunk,
  answerForm,
  answerOneGo,
  answerState,
  chunkOperation,
  fileOperation,
  formOperation,
  offsetOperation,
  postedChunkOperation,
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

/** A kind of uploader: its addresses' beginning, and the uploads that it may continue. */
interface Audience {
  readonly home: string;
  /** The address of one upload. */
  readonly one: string;
  readonly auth: Endpoint['auth'];
  readonly params?: z.ZodObject;
  readonly oneParams: z.ZodObject;
  /** The operations' names: `uploadFile` and `trackUploadFile`. */
  readonly named: (verb: string) => string;
  readonly before: readonly ApiMiddleware[];
  /** Before a new upload only. */
  readonly beforeNew: readonly ApiMiddleware[];
  readonly by: (c: ApiContext) => Promise<Uploader>;
  /** Selects the uploads that this caller may continue. */
  readonly own: (c: ApiContext, by: Uploader) => Promise<AttachmentRecord>;
  /** Selects the attachments that this caller may see. */
  readonly seen: (c: ApiContext, by: Uploader) => Promise<AttachmentRecord>;
}

/** Routes to upload: for accounts, for the public before a filing, and for holders of a tracking code. */
export function uploadRoutes(app: App, deps: UploadRouteNeeds): void {
  for (const audience of [accounts(deps), anybodyAtAll(deps), codeHolders(deps)]) {
    createRoutes(app, deps, audience);
    continueRoutes(app, deps, audience);
  }
}

function createRoutes(app: App, deps: UploadRouteNeeds, audience: Audience): void {
  const { home, auth, params, named, before, beforeNew, by } = audience;
  const forms = [
    { operation: announceOperation, path: 'attachments', verb: 'upload', answer: answerAnnounce },
    { operation: fileOperation, path: 'attachment-files', verb: 'uploadFile', answer: answerOneGo },
    { operation: formOperation, path: 'attachment-forms', verb: 'uploadForm', answer: answerForm },
  ];
  for (const { operation, path, verb, answer } of forms) {
    const shown = {
      tag,
      auth,
      path: `${home}/${path}`,
      operationId: named(verb),
      ...(params ? { params } : {}),
    };
    endpoint(app, { ...operation, ...shown }, ...before, ...beforeNew, async (c) =>
      answer(c, deps, await by(c)),
    );
  }
}

function continueRoutes(app: App, deps: UploadRouteNeeds, audience: Audience): void {
  const { one, auth, oneParams, named, before, by } = audience;
  const shown = { tag, auth, path: one, params: oneParams };
  endpoint(app, { ...stateOperation, ...shown, operationId: named('readUpload') }, ...before, async (c) => {
    const uploader = await by(c);
    return answerState(c, deps, await audience.seen(c, uploader), uploader);
  });
  endpoint(app, { ...offsetOperation, ...shown, operationId: named('readUploadOffset') }, ...before, (c) =>
    c.body(null),
  );
  const chunks = [
    { operation: chunkOperation, verb: 'continueUpload' },
    { operation: postedChunkOperation, verb: 'continueUploadByPost' },
  ];
  for (const { operation, verb } of chunks) {
    endpoint(app, { ...operation, ...shown, operationId: named(verb) }, ...before, async (c) => {
      const uploader = await by(c);
      return answerChunk(c, deps, await audience.own(c, uploader), uploader);
    });
  }
}

function accounts(deps: UploadRouteNeeds): Audience {
  const idOf = (c: ApiContext) => c.req.param('id') ?? '';
  return {
    home: '/v1',
    one: '/v1/attachments/{id}',
    auth: 'bearer',
    oneParams: uploadId,
    named: (verb) => verb,
    before: [signedIn(deps.authenticate)],
    beforeNew: [],
    by: async (c) => ({ owner: c.get('actor').account, uploads: '/v1/attachments' }),
    own: async (c, { owner }) => ownUpload(await findAttachment(deps, idOf(c)), owner),
    seen: (c) => uploadFor(deps, c.get('actor'), idOf(c)),
  };
}

/** Nobody can guess the id, so everybody who knows it may continue the upload. */
function anybodyAtAll(deps: UploadRouteNeeds): Audience {
  const { publicUploads: most, publicWindowMs: windowMs, trustedProxies } = deps.limits;
  const own: Audience['own'] = async (c, { owner }) =>
    ownUpload(await findAttachment(deps, c.req.param('id') ?? ''), owner);
  const names: Readonly<Record<string, string>> = {
    upload: 'uploadInPublic',
    uploadFile: 'uploadFileInPublic',
    uploadForm: 'uploadFormInPublic',
  };
  return {
    home: '/v1/public',
    one: '/v1/public/attachments/{id}',
    auth: 'none',
    oneParams: uploadId,
    named: (verb) => names[verb] ?? verb.replace('Upload', 'PublicUpload'),
    before: [],
    beforeNew: [throttled({ most, windowMs, trustedProxies, clock: deps.clock })],
    by: async () => ({ owner: anybody, uploads: '/v1/public/attachments' }),
    own,
    seen: own,
  };
}

function codeHolders(deps: UploadRouteNeeds): Audience {
  const idOf = (c: ApiContext) => c.req.param('id') ?? '';
  const own: Audience['own'] = async (c, { owner }) =>
    ownUpload(await findAttachment(deps, c.req.param('attachment') ?? ''), owner);
  return {
    home: '/v1/track/{id}',
    one: '/v1/track/{id}/uploads/{attachment}',
    auth: 'code',
    params: appealId,
    oneParams: trackedUpload,
    named: (verb) => `track${verb[0]?.toUpperCase()}${verb.slice(1)}`,
    before: [],
    beforeNew: [],
    by: async (c) => {
      const { actor } = await deps.readTracked(idOf(c), c.req.raw);
      return { owner: actor.account, uploads: `/v1/track/${idOf(c)}/uploads` };
    },
    own,
    seen: own,
  };
}
