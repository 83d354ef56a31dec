import { createHash, type Hash } from 'node:crypto';
import { type County, kindOfType, type UploadKind } from '../../county/index.ts';
import { type AttachmentRecord, blobsOf, type Settled, type StoredFile } from '../../store/index.ts';
import type { Log } from '../http/log.ts';
import { Problem, problem } from '../http/problem.ts';
import { type StorageNeeds, storageOf } from './attachments.ts';
import { fewAtOnce } from './few-at-once.ts';
import { foundType } from './found-type.ts';
import { withoutUserData } from './mp4-boxes.ts';
import { cleanPicture } from './picture.ts';
import { type Scanner, ScannerAway } from './scanner.ts';
import { withoutTags } from './sound-tags.ts';
import { changesNothing, type ReadAt, type Trim, trimmed } from './trimmed.ts';

export interface ExaminingNeeds extends StorageNeeds {
  readonly county: Pick<County, 'uploads'>;
  /** Without a scanner, attachments state that they were not scanned. */
  readonly scanner?: Scanner;
  readonly log: Log;
}

const lookMs = 20_000;
const mebibyte = 1024 * 1024;
const thumbnailType = 'image/webp';
const pictures = fewAtOnce(2);

type Upload = Pick<StoredFile, 'blob' | 'key' | 'bytes'> & { readonly id: string };

/**
 * Examines an upload and decides whether it may be attached. It makes the copy that readers get, without metadata
 * where these can be removed. Throws 413 or 422 where it refuses the file, and 503 without a verdict of the
 * scanner.
 */
export async function examine(
  deps: ExaminingNeeds,
  { id, key }: AttachmentRecord,
  bytes: number,
): Promise<Settled> {
  if (bytes === 0) throw problem('attachment-empty');
  const upload = { id, key, bytes, blob: blobsOf(id).upload };
  const { type, kind } = await allowedType(deps, upload);
  const scan = await scanned(deps, upload);
  const files = kind === 'picture' ? await asPicture(deps, upload, type) : await asFile(deps, upload, type);
  return { state: 'ready', kind, scan, refusal: null, bytes, ...files };
}

async function allowedType(
  deps: ExaminingNeeds,
  upload: Upload,
): Promise<{ type: string; kind: UploadKind }> {
  const { uploads } = deps.county;
  const type = await foundType(() => storageOf(deps).read(upload), lookMs);
  const kind = type !== null && uploads.types.includes(type) ? kindOfType(type) : null;
  if (type === null || kind === null) {
    throw problem('attachment-type', { params: { found: type ?? 'unknown' } });
  }
  const most = uploads.mostMiB[kind] * mebibyte;
  if (upload.bytes > most) throw problem('attachment-too-large', { params: { most } });
  return { type, kind };
}

async function scanned(deps: ExaminingNeeds, upload: Upload): Promise<'none' | 'clean'> {
  const { scanner } = deps;
  if (!scanner) return 'none';
  const verdict = await scanner.scan(storageOf(deps).read(upload)).catch((error: unknown) => {
    if (!(error instanceof ScannerAway)) throw error;
    throw problem('scanner-unavailable', { headers: { 'Retry-After': '30' } });
  });
  if (verdict.clean) return 'clean';
  deps.log.warn({ attachment: upload.id, found: verdict.found }, 'an infected file was refused');
  throw problem('attachment-infected');
}

type Files = Pick<Settled, 'content' | 'thumbnail'>;

async function asPicture(deps: ExaminingNeeds, upload: Upload, type: string): Promise<Files> {
  const clean = await pictures(async () => {
    const parts: Uint8Array[] = [];
    for await (const part of storageOf(deps).read(upload)) parts.push(part);
    return cleanPicture(Buffer.concat(parts), type);
  });
  const { content, thumbnail } = blobsOf(upload.id);
  return {
    content: await stored(deps, content, clean.type, [clean.content]),
    thumbnail: await stored(deps, thumbnail, thumbnailType, [clean.thumbnail]),
  };
}

/** Readers get the upload itself where it has nothing to remove. */
async function asFile(deps: ExaminingNeeds, upload: Upload, type: string): Promise<Files> {
  const storage = storageOf(deps);
  const trim = await trimOf(deps, upload, type);
  const { blob, key, bytes } = upload;
  if (!changesNothing(trim, bytes)) {
    const content = trimmed(storage.read(upload, trim), trim);
    return { content: await stored(deps, blobsOf(upload.id).content, type, content), thumbnail: null };
  }
  const hash = createHash('sha256');
  for await (const part of storage.read(upload)) hash.update(part);
  return { content: { blob, key, bytes, type, sha256: hash.digest('hex') }, thumbnail: null };
}

async function trimOf(deps: ExaminingNeeds, upload: Upload, type: string): Promise<Trim> {
  const { bytes } = upload;
  const readAt: ReadAt = async (from, to) => {
    const parts: Uint8Array[] = [];
    const range = { from, to: Math.min(to, bytes) };
    for await (const part of storageOf(deps).read(upload, range)) parts.push(part);
    return Buffer.concat(parts);
  };
  switch (type) {
    case 'audio/mpeg':
    case 'audio/aac':
      return withoutTags(readAt, bytes);
    case 'audio/mp4':
    case 'video/mp4':
    case 'video/quicktime':
    case 'video/3gpp': {
      const trim = await withoutUserData(readAt, bytes);
      if (!trim) throw problem('attachment-damaged');
      return trim;
    }
    default:
      return { from: 0, to: bytes, blanks: [] };
  }
}

async function stored(
  deps: ExaminingNeeds,
  blob: string,
  type: string,
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<StoredFile> {
  const storage = storageOf(deps);
  const hash = createHash('sha256');
  const place = storage.create(blob);
  const bytes = await storage.append(place, 0, hashed(content, hash));
  return { ...place, bytes, type, sha256: hash.digest('hex') };
}

async function* hashed(content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, hash: Hash) {
  for await (const bytes of content) {
    hash.update(bytes);
    yield bytes;
  }
}

/** The content was refused: another attempt would end the same. */
export const isRefused = (error: unknown): error is Problem =>
  error instanceof Problem && error.status >= 400 && error.status < 500;
