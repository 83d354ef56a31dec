import { randomUUID } from 'node:crypto';
import {
  type AttachmentRecord,
  type AttachmentShelf,
  blobsOf,
  removeAttachment,
  type Settled,
} from '../../store/index.ts';
import { Problem, problem } from '../http/problem.ts';
import { fromRecords } from '../http/records.ts';
import { storageOf } from './attachments.ts';
import { type ExaminingNeeds, examine, isRefused } from './examine-upload.ts';

type ShelfCalls = 'take' | 'keep' | 'release' | 'settle' | 'find' | 'ofAppeal' | 'drop';
export interface ReceivingNeeds extends ExaminingNeeds {
  readonly store: ExaminingNeeds['store'] & { readonly attachments: Pick<AttachmentShelf, ShelfCalls> };
  readonly clock: () => number;
}

const writeMs = 30_000;
const examineMs = 300_000;
const soon = { headers: { 'Retry-After': '5' } };

export interface Chunk {
  /** The position of its first byte. */
  readonly offset: number;
  readonly body: AsyncIterable<Uint8Array>;
  /** The largest permitted size. */
  readonly most: number;
  /** The chunk is a whole file. */
  readonly whole?: true;
  /** Gives the file another name, sealed, once all of it is there. */
  readonly nameAtEnd?: () => string | null;
}

/**
 * Adds a chunk. The last chunk ends the upload, and the file is examined. A chunk that breaks off keeps the bytes
 * that arrived. Throws 409 where it begins elsewhere or another request is writing, and all errors of `examine`.
 */
export async function receive(deps: ReceivingNeeds, id: string, chunk: Chunk): Promise<AttachmentRecord> {
  const { attachments } = deps.store;
  const token = randomUUID();
  const nowMs = deps.clock();
  const taken = await fromStore(attachments.take(id, token, nowMs, nowMs + writeMs));
  if (!taken) throw await whyNot(deps, id);
  try {
    const { received, bytes } = taken;
    if (received !== chunk.offset) throw differs(received);
    const after = await written(deps, taken, token, chunk);
    const name = chunk.nameAtEnd?.() ?? taken.name;
    const now = { ...taken, name, received: after };
    return after < (bytes ?? after) ? now : await ended(deps, now, token, after);
  } finally {
    // The hold expires soon where the database is unavailable.
    await attachments.release(id, token).catch(() => {});
  }
}

/** Takes a file in one request. It deletes an incomplete file, since nobody knows its id yet. */
export async function receiveWhole(
  deps: ReceivingNeeds,
  id: string,
  chunk: Chunk,
): Promise<AttachmentRecord> {
  try {
    return await receive(deps, id, { ...chunk, whole: true });
  } catch (error) {
    await forgetUnfinished(deps, id).catch(() => {});
    throw error;
  }
}

async function forgetUnfinished({ store }: ReceivingNeeds, id: string): Promise<void> {
  const found = await store.attachments.find(id);
  const isOpen = found?.state === 'uploading' || found?.state === 'checking';
  if (isOpen) await removeAttachment(store, found);
}

const differs = (received: number) =>
  problem('upload-offset-differs', {
    params: { received },
    headers: { 'Upload-Offset': String(received) },
  });

async function whyNot({ store }: ReceivingNeeds, id: string) {
  const now = await fromRecords(store.attachments.find(id));
  const ended = now?.state !== 'uploading' && now?.state !== 'checking';
  return ended ? problem('upload-ended') : problem('upload-busy', soon);
}

function written(
  deps: ReceivingNeeds,
  record: AttachmentRecord,
  token: string,
  chunk: Chunk,
): Promise<number> {
  let received = record.received;
  const keep = async () => {
    const nowMs = deps.clock();
    const kept = await deps.store.attachments.keep(record.id, token, received, nowMs, nowMs + writeMs);
    if (!kept) throw problem('upload-busy', soon);
  };
  const place = { blob: blobsOf(record.id).upload, key: record.key };
  const left = record.bytes === null ? null : record.bytes - received;
  const appended = storageOf(deps).append(place, received, bounded(chunk, left, record.bytes), {
    guard: keep,
    stored: async (bytes) => {
      received = bytes;
      await keep();
    },
  });
  return fromStore(appended);
}

/** Limits a chunk to its permitted size and to the announced size. */
async function* bounded({ body, most, whole }: Chunk, left: number | null, announced: number | null) {
  let bytes = 0;
  for await (const part of body) {
    bytes += part.byteLength;
    if (bytes > most) throw problem(whole ? 'attachment-too-large' : 'too-large', { params: { most } });
    if (left !== null && bytes > left)
      throw problem('upload-too-long', { params: { bytes: announced ?? 0 } });
    yield part;
  }
}

async function ended(
  deps: ReceivingNeeds,
  record: AttachmentRecord,
  token: string,
  bytes: number,
): Promise<AttachmentRecord> {
  const { attachments } = deps.store;
  const nowMs = deps.clock();
  const settle = (settled: Settled) => fromStore(attachments.settle(record.id, token, settled));
  await fromStore(attachments.keep(record.id, token, bytes, nowMs, nowMs + examineMs));
  await settle({ state: 'checking', bytes, name: record.name });
  try {
    const settled = await fromStore(examine(deps, record, bytes));
    await settle(settled);
    const { upload } = blobsOf(record.id);
    if (settled.content?.blob !== upload) await fromStore(deps.store.pieces.remove(upload));
    return { ...record, ...settled, received: bytes };
  } catch (error) {
    if (isRefused(error)) await refuse(deps, record.id, settle, error);
    throw error;
  }
}

/** Deletes the content of a refused upload at once. The record of the upload and of the refusal stays for a day. */
async function refuse(
  { store, log }: ReceivingNeeds,
  id: string,
  settle: (settled: Settled) => Promise<unknown>,
  { code }: Problem,
): Promise<void> {
  const infected = code === 'attachment-infected';
  await settle({ state: 'refused', refusal: code, ...(infected ? { scan: 'infected' } : {}) });
  for (const blob of Object.values(blobsOf(id))) await fromStore(store.pieces.remove(blob));
  log.info({ attachment: id, code }, 'an upload was refused');
}

/** Trouble with the database is 503: the client continues or repeats the request where it stopped. */
const fromStore = <T>(call: Promise<T>): Promise<T> =>
  call.catch((error: unknown) => {
    if (error instanceof Problem) throw error;
    return fromRecords(Promise.reject(error));
  });
