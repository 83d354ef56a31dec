import { type County, uploadKinds } from '../../county/index.ts';
import type { AttachmentRecord, AttachmentShelf } from '../../store/index.ts';
import type { Limits } from '../http/limits.ts';
import { problem } from '../http/problem.ts';
import { fromRecords } from '../http/records.ts';
import {
  anybody,
  attachmentIdOf,
  freshAttachmentId,
  nameOfAttachment,
  type StorageNeeds,
  sealedName,
  storageOf,
} from './attachments.ts';
import { plainName } from './file-name.ts';

export interface AnnouncingNeeds extends StorageNeeds {
  readonly secret: string;
  readonly county: Pick<County, 'uploads'>;
  readonly limits: Pick<Limits, 'unusedUploads'>;
  readonly store: StorageNeeds['store'] & {
    readonly attachments: Pick<AttachmentShelf, 'add' | 'find' | 'countUnbound'>;
  };
  readonly clock: () => number;
}

export interface Announced {
  readonly owner: string;
  readonly name: string;
  /** null: the file comes in one request that names no size. */
  readonly bytes: number | null;
  /** The caller's own idempotency key. */
  readonly key?: string;
}

/** Makes a record for a file to come. The same key gives the same record. Throws 413, 422 or 429. */
export async function announce(deps: AnnouncingNeeds, announced: Announced): Promise<AttachmentRecord> {
  const { owner, bytes, key } = announced;
  const most = mostBytes(deps);
  if (bytes !== null && bytes > most) throw problem('attachment-too-large', { params: { most } });
  await checkUnused(deps, owner);
  // Callers without an account share a namespace, so one could send the key of another.
  const keyed = key !== undefined && owner !== anybody;
  const id = keyed ? attachmentIdOf(deps, owner, key) : freshAttachmentId();
  const name = plainName(announced.name);
  const nowMs = deps.clock();
  const record: AttachmentRecord = {
    id,
    owner,
    state: 'uploading',
    name: sealedName(deps, id, name),
    bytes,
    received: 0,
    key: storageOf(deps).create('').key,
    createdAtMs: nowMs,
    touchedAtMs: nowMs,
    kind: null,
    content: null,
    thumbnail: null,
    scan: null,
    refusal: null,
    bound: [],
  };
  if (await fromRecords(deps.store.attachments.add(record))) return record;
  const before = await fromRecords(deps.store.attachments.find(id));
  if (before && before.bytes === bytes && nameOfAttachment(deps, before) === name) return before;
  throw problem('idempotency-key-reused');
}

const mostBytes = ({ county: { uploads } }: AnnouncingNeeds): number =>
  Math.max(...uploadKinds.map((kind) => uploads.mostMiB[kind])) * 1024 * 1024;

async function checkUnused({ store, limits }: AnnouncingNeeds, owner: string): Promise<void> {
  if (owner === anybody) return;
  const most = limits.unusedUploads;
  if ((await fromRecords(store.attachments.countUnbound(owner))) >= most) {
    throw problem('too-many-uploads', { params: { most } });
  }
}
