import type { NamedAttachment } from '../../domain/index.ts';

/**
 * Where the bytes of attachments lie: pieces under a name and a number, sealed before they come here. Any store of
 * objects will do. For one that speaks S3 a piece is the object `NAME/NUMBER`: `put` is PutObject, `get` GetObject
 * (a missing key is null), `remove` lists by the prefix `NAME/` and deletes. Nothing is appended to or changed in
 * place, so a put may be repeated.
 */
export interface PieceStorage {
  put(blob: string, number: number, bytes: Uint8Array): Promise<void>;
  get(blob: string, number: number): Promise<Uint8Array | null>;
  /** All pieces of a name; none is no error. */
  remove(blob: string): Promise<void>;
}

export const attachmentStates = ['uploading', 'checking', 'ready', 'refused', 'removing'] as const;
export type AttachmentState = (typeof attachmentStates)[number];

/** A file as it may be fetched: where it lies, and what it is. */
export interface StoredFile {
  readonly blob: string;
  /** The id of the key that seals it. */
  readonly key: string;
  readonly bytes: number;
  readonly type: string;
  /** Of the plain bytes, in hex. */
  readonly sha256: string;
}

export interface AttachmentRecord {
  readonly id: string;
  /** An account, a citizen of one appeal, or `public`. */
  readonly owner: string;
  readonly state: AttachmentState;
  /** Sealed: names of files say who and where. */
  readonly name: string;
  /** Of the upload as it was announced; null while nobody knows. */
  readonly bytes: number | null;
  /** How much of the upload is there. */
  readonly received: number;
  readonly key: string;
  readonly createdAtMs: number;
  /** When it was last uploaded to or named by a command. */
  readonly touchedAtMs: number;
  readonly kind: string | null;
  readonly content: StoredFile | null;
  readonly thumbnail: StoredFile | null;
  readonly scan: 'none' | 'clean' | 'infected' | null;
  /** The code of the problem for which it was refused. */
  readonly refusal: string | null;
  /** The appeals that it belongs to, by the events that named it: one, and those filed again from it. */
  readonly bound: readonly Bound[];
}
export interface Bound {
  readonly appeal: string;
  readonly seq: number;
  readonly atMs: number;
}

export type Settled = Pick<AttachmentRecord, 'state'> &
  Partial<Pick<AttachmentRecord, 'kind' | 'content' | 'thumbnail' | 'scan' | 'refusal' | 'bytes'>>;

/** Who wants to name an attachment, and for which appeal. */
export interface HoldFor {
  readonly owners: readonly string[];
  /** Appeals that it may belong to already: the one of the command. */
  readonly appeals: readonly string[];
  /** Until it is bound or the hold ends, nobody else may name it. */
  readonly holder: string;
  readonly nowMs: number;
  readonly untilMs: number;
}

export interface OrphansBefore {
  readonly nowMs: number;
  readonly untilMs: number;
  /** Uploads that nobody went on with since. */
  readonly unfinishedMs: number;
  /** Finished ones that no appeal has named since. */
  readonly unusedMs: number;
}

/** The records of attachments. Every call ends within seconds or throws the driver's error. */
export interface AttachmentShelf {
  /** False where the id is taken. */
  add(record: AttachmentRecord): Promise<boolean>;
  find(id: string): Promise<AttachmentRecord | null>;
  /** In no order; those that are not there are left out. */
  many(ids: readonly string[]): Promise<AttachmentRecord[]>;
  /** The right to write, to one at a time; null where somebody else has it or nothing is to be written any more. */
  take(id: string, token: string, nowMs: number, untilMs: number): Promise<AttachmentRecord | null>;
  /** Keeps the right to write, and how much is there; false where the right is lost. */
  keep(id: string, token: string, received: number, nowMs: number, untilMs: number): Promise<boolean>;
  release(id: string, token: string): Promise<void>;
  /** Ends the upload, one way or the other; false where the right to write is lost. */
  settle(id: string, token: string, settled: Settled): Promise<boolean>;
  /** Of these ids those that may be named; they are held. */
  hold(ids: readonly string[], wanted: HoldFor): Promise<string[]>;
  unhold(ids: readonly string[], holder: string): Promise<void>;
  /** What the events of an appeal name belongs to it; idempotent. */
  bind(appeal: string, named: readonly NamedAttachment[], nowMs: number): Promise<void>;
  countBound(appeal: string): Promise<number>;
  countUnbound(owner: string): Promise<number>;
  ofAppeal(appeal: string): Promise<AttachmentRecord[]>;
  /** Marks one for removal that belongs to no appeal and is too old or refused; null where there is none. */
  takeOrphan(before: OrphansBefore): Promise<AttachmentRecord | null>;
  drop(id: string): Promise<void>;
}
