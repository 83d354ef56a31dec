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
import { sealedName } from '../attachments.ts';
import { nameIn, plainName } from '../file-name.ts';
import { formFile } from '../form-file.ts';
import { type ReceivingNeeds, receive, receiveWhole } from '../receive-upload.ts';
import { type ShowingNeeds, shownAttachment } from '../shown-attachment.ts';
import {
  bodyStream,
  checkOverride,
  chunkHeaders,
  chunkType,
  mediaTypeOf,
  postedChunkHeaders,
  uploadOffsetOf,
} from '../upload-headers.ts';

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
const fileName = z.string().max(200).meta({ example: '现场.jpg' });
const created = { answers: { 201: attachment }, problems: [400, 401, 413, 415, 422, 429, 503] };

export const announceOperation: Described = {
  method: 'post',
  summary: '申报文件 · Announce a file that comes in chunks',
  description:
    '以 JSON 申报后分片上传（PATCH uploadUrl）。文件一次上传，见 attachment-files 与 attachment-forms。' +
    'The file follows by PATCH. A file in one go is sent to attachment-files or attachment-forms.',
  headers: postHeaders,
  body: announcedUpload,
  ...created,
};

export const fileOperation: Described = {
  method: 'post',
  summary: '上传文件 · Upload a file in one go: the body is the file',
  query: z.object({
    name: fileName.optional().describe('The file’s name; else Content-Disposition names it'),
  }),
  file: 'application/octet-stream',
  ...created,
};

export const formOperation: Described = {
  method: 'post',
  summary: '以表单上传文件 · Upload a file in a form, as mini-programs and web pages do',
  form: z
    .object({
      file: z.custom<Blob>().meta({ type: 'string', format: 'binary' }),
      name: fileName.optional().describe('The file’s name; else the part names it'),
    })
    .meta({ id: 'AttachmentForm' }),
  ...created,
};

export const chunkOperation: Described = {
  method: 'patch',
  summary: '续传 · The next chunk',
  description:
    '末片到齐即检查文件。After the last chunk the file is looked at. 204: more is to come. HEAD tells the offset.',
  headers: chunkHeaders,
  file: chunkType,
  answers: { 200: attachment, 204: { description: '已收到，未完 · taken, more is to come' } },
  problems: [400, 401, 404, 409, 413, 415, 422, 503],
};

/** The same for programs that have no PATCH. */
export const postedChunkOperation: Described = {
  ...chunkOperation,
  method: 'post',
  summary: '以 POST 续传 · The next chunk, for programs without PATCH',
  headers: postedChunkHeaders,
};

/** The offset of an upload, without a body. */
export const offsetOperation: Described = {
  method: 'head',
  summary: '已上传多少 · How much has arrived: Upload-Offset',
  answers: { 200: { description: '已收字节数 · the offset, in the headers' } },
  problems: [401, 404, 503],
};

export const stateOperation: Described = {
  method: 'get',
  summary: '附件信息 · What is known of it, with links; HEAD gives Upload-Offset alone',
  answers: { 200: attachment },
  problems: [401, 404, 503],
};

/** The former way, which is still taken: any media type but JSON and a form makes the body the file. */
export async function answerAnnounce(c: ApiContext, deps: UploadNeeds, by: Uploader): Promise<Response> {
  if (mediaTypeOf(c) !== 'application/json') return answerOneGo(c, deps, by);
  const { key, given } = idempotencyKey(c);
  const sent = await jsonObjectOf(c, deps.limits.bodyBytes);
  const parsed = announcedUpload.safeParse(sent);
  if (!parsed.success) throw invalid('invalid-body', issuesOf(announcedUpload, sent));
  const { name, bytes } = parsed.data;
  const record = await announce(deps, { owner: by.owner, name, bytes, ...(given ? { key } : {}) });
  return createdAnswer(c, deps, by, record);
}

const noFiles = ['', chunkType, 'application/json', 'application/x-www-form-urlencoded'];

export async function answerOneGo(c: ApiContext, deps: UploadNeeds, by: Uploader): Promise<Response> {
  const type = mediaTypeOf(c);
  if (noFiles.includes(type) || type.startsWith('multipart/')) throw problem('not-a-file');
  checkLength(c, deps.limits.oneGoBytes);
  const name = c.req.query('name') ?? nameIn(c.req.header('content-disposition')) ?? 'file';
  const { id } = await announce(deps, { owner: by.owner, name, bytes: null });
  const most = deps.limits.oneGoBytes;
  const record = await receiveWhole(deps, id, { offset: 0, most, body: bodyStream(c) });
  return createdAnswer(c, deps, by, record);
}

/** The fields around the file in a form. */
const formBytes = 64 * 1024;

export async function answerForm(c: ApiContext, deps: UploadNeeds, by: Uploader): Promise<Response> {
  if (mediaTypeOf(c) !== 'multipart/form-data') throw problem('not-a-file');
  const most = deps.limits.oneGoBytes;
  checkLength(c, most + formBytes);
  const form = await formFile(c);
  const { id } = await announce(deps, { owner: by.owner, name: form.name ?? 'file', bytes: null });
  const nameAtEnd = () => {
    const name = form.nameAtEnd();
    return name === null ? null : sealedName(deps, id, plainName(name));
  };
  const record = await receiveWhole(deps, id, { offset: 0, most, body: form.content, nameAtEnd });
  return createdAnswer(c, deps, by, record);
}

function checkLength(c: ApiContext, most: number): void {
  if (Number(c.req.header('content-length') ?? 0) <= most) return;
  throw problem('attachment-too-large', { params: { most } });
}

function createdAnswer(c: ApiContext, deps: UploadNeeds, by: Uploader, record: AttachmentRecord): Response {
  c.header('Location', `${by.uploads}/${record.id}`);
  progress(c, record);
  return c.json(shownAttachment(deps, record, by.uploads), 201);
}

export async function answerChunk(
  c: ApiContext,
  deps: UploadNeeds,
  record: AttachmentRecord,
  by: Uploader,
): Promise<Response> {
  if (c.req.method === 'POST') checkOverride(c);
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
