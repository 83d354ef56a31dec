import { z } from 'zod';
import { announcedUpload, attachmentView, problemsOf as issuesOf } from '../../../contract/index.ts';
import type { AttachmentRecord } from '../../../store/index.ts';
import { invalid, jsonObjectOf } from '../../http/body.ts';
import { postHeaders } from '../../http/conventions.ts';
import type { Endpoint } from '../../http/endpoint.ts';
import type { ApiContext } from '../../http/env.ts';
import { idempotencyKey } from '../../http/idempotency-key.ts';
import type { Limits } from '../../http/limits.ts';
import { problem } from '../../http/problem.ts';
import { type AnnouncingNeeds, announce } from '../announce-upload.ts';
import { nameIn } from '../file-name.ts';
import { type ReceivingNeeds, receive, receiveWhole } from '../receive-upload.ts';
import { type ShowingNeeds, shownAttachment } from '../shown-attachment.ts';
import { bodyStream, chunkHeaders, chunkType, mediaTypeOf, uploadOffsetOf } from '../upload-headers.ts';

export type UploadNeeds = AnnouncingNeeds &
  ReceivingNeeds &
  ShowingNeeds & { readonly limits: Pick<Limits, 'bodyBytes' | 'oneGoBytes' | 'chunkBytes'> };

/** The uploader, and the address that takes the rest of the file. */
export interface Uploader {
  readonly owner: string;
  readonly uploads: string;
}

type Described = Omit<Endpoint, 'path' | 'auth' | 'tag' | 'operationId'>;
const attachment = { description: '附件 · the attachment', schema: attachmentView };

export const createOperation: Described = {
  method: 'post',
  summary: '上传附件 · Upload a file in one go, or announce one that comes in chunks',
  description:
    '以 JSON 申报后分片上传（PATCH uploadUrl）；或以文件本身为请求体一次上传。' +
    'Announced in JSON the file follows by PATCH; with any other media type the body is the file itself.',
  headers: postHeaders,
  query: z.object({
    name: z
      .string()
      .max(200)
      .optional()
      .meta({ description: 'Of a file in one go; else Content-Disposition' }),
  }),
  body: announcedUpload,
  upload: ['application/octet-stream', 'image/*', 'audio/*', 'video/*', 'application/pdf', 'text/plain'],
  answers: { 201: attachment },
  problems: [400, 401, 413, 415, 422, 429, 503],
};

export const chunkOperation: Described = {
  method: 'patch',
  summary: '续传 · The next chunk',
  description:
    '末片到齐即检查文件。After the last chunk the file is looked at. 204: more is to come. HEAD tells the offset.',
  headers: chunkHeaders,
  upload: [chunkType],
  answers: { 200: attachment, 204: { description: '已收到，未完 · taken, more is to come' } },
  problems: [400, 401, 404, 409, 413, 415, 422, 503],
};

export const stateOperation: Described = {
  method: 'get',
  summary: '附件信息 · What is known of it, with links; HEAD gives Upload-Offset alone',
  answers: { 200: attachment },
  problems: [401, 404, 503],
};

export async function answerCreate(c: ApiContext, deps: UploadNeeds, by: Uploader): Promise<Response> {
  const { key, given } = idempotencyKey(c);
  const record = isJson(c)
    ? await announced(c, deps, { ...by, ...(given ? { key } : {}) })
    : await inOneGo(c, deps, by);
  const shown = shownAttachment(deps, record, by.uploads);
  c.header('Location', `${by.uploads}/${record.id}`);
  progress(c, record);
  return c.json(shown, 201);
}

const isJson = (c: ApiContext): boolean => mediaTypeOf(c) === 'application/json';

async function announced(c: ApiContext, deps: UploadNeeds, by: Uploader & { key?: string }) {
  const sent = await jsonObjectOf(c, deps.limits.bodyBytes);
  const parsed = announcedUpload.safeParse(sent);
  if (!parsed.success) throw invalid('invalid-body', issuesOf(announcedUpload, sent));
  const { name, bytes } = parsed.data;
  return announce(deps, { owner: by.owner, name, bytes, ...(by.key === undefined ? {} : { key: by.key }) });
}

const noFiles = ['', chunkType, 'application/x-www-form-urlencoded'];

async function inOneGo(c: ApiContext, deps: UploadNeeds, { owner }: Uploader): Promise<AttachmentRecord> {
  const type = mediaTypeOf(c);
  if (noFiles.includes(type) || type.startsWith('multipart/')) throw problem('not-a-file');
  const most = deps.limits.oneGoBytes;
  if (Number(c.req.header('content-length') ?? 0) > most) {
    throw problem('attachment-too-large', { params: { most } });
  }
  const name = c.req.query('name') ?? nameIn(c.req.header('content-disposition')) ?? 'file';
  const { id } = await announce(deps, { owner, name, bytes: null });
  return receiveWhole(deps, id, { offset: 0, most, body: bodyStream(c) });
}

export async function answerChunk(
  c: ApiContext,
  deps: UploadNeeds,
  record: AttachmentRecord,
  by: Uploader,
): Promise<Response> {
  if (mediaTypeOf(c) !== chunkType) throw problem('not-a-file');
  const most = deps.limits.chunkBytes;
  if (Number(c.req.header('content-length') ?? 0) > most) throw problem('too-large', { params: { most } });
  const offset = uploadOffsetOf(c);
  const after = await receive(deps, record.id, { offset, most, body: bodyStream(c) });
  progress(c, after);
  return after.state === 'uploading' ? c.body(null, 204) : c.json(shownAttachment(deps, after, by.uploads));
}

export function answerState(
  c: ApiContext,
  deps: UploadNeeds,
  record: AttachmentRecord,
  by: Uploader,
): Response {
  progress(c, record);
  return c.json(shownAttachment(deps, record, by.uploads));
}

function progress(c: ApiContext, { received, bytes }: AttachmentRecord): void {
  c.header('Upload-Offset', String(received));
  if (bytes !== null) c.header('Upload-Length', String(bytes));
  c.header('Cache-Control', 'no-store');
}
