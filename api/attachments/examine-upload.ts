import { createHash, type Hash } from 'node:crypto';
import { type County, kindOfType, needsScanner, type UploadKind } from '../../county/index.ts';
import {
  type AttachmentNote,
  type AttachmentRecord,
  blobsOf,
  type Settled,
  type StoredFile,
} from '../../store/index.ts';
import type { Log } from '../http/log.ts';
import { Problem, problem } from '../http/problem.ts';
import { type StorageNeeds, storageOf } from './attachments.ts';
import { type Found, foundType, type WholeFile } from './content/found-type.ts';
import { withoutPersonalData } from './content/personal-data.ts';
import { asUtf8 } from './content/plain-text.ts';
import { windowed } from './content/read-at.ts';
import { type Scanner, ScannerAway } from './content/scanner.ts';
import { changesNothing, trimmed } from './content/trimmed.ts';
import { mostPixels } from './pictures/limits.ts';
import { pictureDecoder } from './pictures/picture-decoder.ts';
import { PictureRefused } from './pictures/picture-fault.ts';
import { damagedFile, notTaken } from './refused-type.ts';

export interface ExaminingNeeds extends StorageNeeds {
  readonly county: Pick<County, 'uploads'>;
  /** Without a scanner, attachments state that they were not scanned. */
  readonly scanner?: Scanner;
  readonly log: Log;
}

const lookMs = 20_000;
const mebibyte = 1024 * 1024;
const thumbnailType = 'image/webp';
const decodePicture = pictureDecoder();

type Upload = Pick<StoredFile, 'blob' | 'key' | 'bytes'> & { readonly id: string };
type Files = Pick<Settled, 'content' | 'thumbnail'> & { readonly notes: readonly AttachmentNote[] };

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
  const file = fileOf(deps, upload);
  const { kind, ...found } = await allowedType(deps, file);
  const scan = await scanned(deps, upload);
  const files =
    kind === 'picture' ? await asPicture(deps, upload, found) : await asFile(deps, upload, file, found);
  return { state: 'ready', kind, scan, refusal: null, bytes, ...files };
}

function fileOf(deps: ExaminingNeeds, upload: Upload): WholeFile {
  const source = () => storageOf(deps).read(upload);
  const read = async (from: number, to: number) => {
    const parts: Uint8Array[] = [];
    for await (const part of storageOf(deps).read(upload, { from, to })) parts.push(part);
    return Buffer.concat(parts);
  };
  return { source, ...windowed(read, upload.bytes) };
}

async function allowedType(deps: ExaminingNeeds, file: WholeFile): Promise<Found & { kind: UploadKind }> {
  const { uploads } = deps.county;
  const found = await foundType(file, lookMs);
  const kind = found && uploads.types.includes(found.type) ? kindOfType(found.type) : null;
  if (!found || !kind) throw notTaken(found?.type ?? 'unknown', uploads.types);
  if (needsScanner(found.type) && !deps.scanner) throw notTaken(found.type, uploads.types);
  const most = uploads.mostMiB[kind] * mebibyte;
  if (file.bytes > most) throw problem('attachment-too-large', { params: { most } });
  if (found.damaged) throw damagedFile(found.type);
  return { ...found, kind };
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

async function asPicture(deps: ExaminingNeeds, upload: Upload, { type }: Found): Promise<Files> {
  const parts: Uint8Array[] = [];
  for await (const part of storageOf(deps).read(upload)) parts.push(part);
  const clean = await decodePicture(Buffer.concat(parts), type).catch((error: unknown) => {
    if (!(error instanceof PictureRefused)) throw error;
    throw problem(
      error.fault,
      error.fault === 'picture-too-many-pixels' ? { params: { most: mostPixels } } : {},
    );
  });
  const { content, thumbnail } = blobsOf(upload.id);
  return {
    content: await stored(deps, content, clean.type, [clean.content]),
    thumbnail: await stored(deps, thumbnail, thumbnailType, [clean.thumbnail]),
    notes: clean.notes,
  };
}

/** Readers get the upload itself where it has nothing to remove. */
async function asFile(deps: ExaminingNeeds, upload: Upload, file: WholeFile, found: Found): Promise<Files> {
  const storage = storageOf(deps);
  const { type, encoding = 'utf-8' } = found;
  const notes = notesOn(found);
  const keep = async (content: AsyncIterable<Uint8Array>) => ({
    content: await stored(deps, blobsOf(upload.id).content, type, content),
    thumbnail: null,
    notes,
  });
  if (encoding !== 'utf-8') return keep(asUtf8(storage.read(upload), encoding));
  const trim = await withoutPersonalData(file, type);
  if (!trim) throw damagedFile(type);
  const { blob, key, bytes } = upload;
  if (!changesNothing(trim, bytes)) return keep(trimmed(storage.read(upload, trim), trim));
  const hash = createHash('sha256');
  for await (const part of storage.read(upload)) hash.update(part);
  return { content: { blob, key, bytes, type, sha256: hash.digest('hex') }, thumbnail: null, notes };
}

const notesOn = ({ encoding, encrypted }: Found): AttachmentNote[] => [
  ...(encrypted ? [{ code: 'encrypted', params: {} } as const] : []),
  ...(encoding && encoding !== 'utf-8' ? [{ code: 'text-decoded', params: { encoding } } as const] : []),
];

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
