import type { NamedAttachment } from '../../domain/index.ts';

/**
 * Stores the bytes of attachments as pieces under a name and a number. The caller seals them first. Any object
 * store will do. On S3 a piece is the object `NAME/NUMBER`. `put` is PutObject, and `get` is GetObject, where a
 * missing key returns null. `remove` lists the prefix `NAME/` and deletes. A piece is never changed in place, so a
 * put may be repeated.
 */
export interface PieceStorage {
  put(blob: string, number: number, bytes: Uint8Array): Promise<void>;
  get(blob: string, number: number): Promise<Uint8Array | null>;
  /** Removes all pieces of a name. A name without pieces is no error. */
  remove(blob: string): Promise<void>;
}

export const attachmentStates = ['uploading', 'checking', 'ready', 'refused', 'removing'] as const;
export type AttachmentState = (typeof attachmentStates)[number];

/** A file that can be fetched: its place and its type. */
export interface StoredFile {
  readonly blob: string;
  /** The id of the key that seals it. */
  readonly key: string;
  readonly bytes: number;
  readonly type: string;
  /** Hash of the plain bytes, in hex. */
  readonly sha256: string;
}

/** A note for the sender and the readers of a file that was taken. */
export interface AttachmentNote {
  readonly code: 'picture-reduced' | 'picture-cut-short' | 'picture-still' | 'text-decoded' | 'encrypted';
  readonly params: Readonly<Record<string, string | number>>;
}

export interface AttachmentRecord {
  readonly id: string;
  /** An account, a citizen of one appeal, or `public`. */
  readonly owner: string;
  readonly state: AttachmentState;
  /** Sealed, because file names reveal people and places. */
  readonly name: string;
  /** The announced size. It is null while it is unknown. */
  readonly bytes: number | null;
  /** The number of bytes received so far. */
  readonly received: number;
  readonly key: string;
  readonly createdAtMs: number;
  /** The last time of an upload or of a command that named it. */
  readonly touchedAtMs: number;
  readonly kind: string | null;
  readonly content: StoredFile | null;
  readonly thumbnail: StoredFile | null;
  readonly scan: 'none' | 'clean' | 'infected' | null;
  /** The code of the problem for which it was refused. */
  readonly refusal: string | null;
  /** Older records have none. */
  readonly notes?: readonly AttachmentNote[];
  /** The appeals whose events named the attachment: one, and appeals that were filed again from it. */
  readonly bound: readonly Bound[];
}
export interface Bound {
  readonly appeal: string;
  readonly seq: number;
  readonly atMs: number;
}

export type Settled = Pick<AttachmentRecord, 'state'> &
  Partial<
    Pick<AttachmentRecord, 'kind' | 'content' | 'thumbnail' | 'scan' | 'refusal' | 'bytes' | 'notes' | 'name'>
  >;

/** Says who wants to name an attachment, and for which appeal. */
export interface HoldFor {
  readonly owners: readonly string[];
  /** Appeals to which the attachment may belong already, such as the command's own. */
  readonly appeals: readonly string[];
  /** Nobody else may name the attachment until it is bound or the hold ends. */
  readonly holder: string;
  readonly nowMs: number;
  readonly untilMs: number;
}

export interface OrphansBefore {
  readonly nowMs: number;
  readonly untilMs: number;
  /** Unfinished uploads without activity since this instant. */
  readonly unfinishedMs: number;
  /** Finished files that no appeal has named since this instant. */
  readonly unusedMs: number;
}

/** The records of attachments. Every call ends within seconds or throws the driver's error. */
export interface AttachmentShelf {
  /** Returns false if the id is taken. */
  add(record: AttachmentRecord): Promise<boolean>;
  find(id: string): Promise<AttachmentRecord | null>;
  /** In no order. Missing ones are skipped. */
  many(ids: readonly string[]): Promise<AttachmentRecord[]>;
  /** Grants one client the right to write. Returns null if another holds it or the upload has ended. */
  take(id: string, token: string, nowMs: number, untilMs: number): Promise<AttachmentRecord | null>;
  /** Renews the right to write and saves the received length. Returns false if the right is lost. */
  keep(id: string, token: string, received: number, nowMs: number, untilMs: number): Promise<boolean>;
  release(id: string, token: string): Promise<void>;
  /** Ends the upload as ready or refused. Returns false if the right to write is lost. */
  settle(id: string, token: string, settled: Settled): Promise<boolean>;
  /** Holds the attachments that may be named, and returns their ids. */
  hold(ids: readonly string[], wanted: HoldFor): Promise<string[]>;
  unhold(ids: readonly string[], holder: string): Promise<void>;
  /** Binds to an appeal the attachments that its events name. Idempotent. */
  bind(appeal: string, named: readonly NamedAttachment[], nowMs: number): Promise<void>;
  countBound(appeal: string): Promise<number>;
  countUnbound(owner: string): Promise<number>;
  ofAppeal(appeal: string): Promise<AttachmentRecord[]>;
  /**
   * Marks for removal an attachment without an appeal that is too old or was refused. Returns null if there is
   * none.
   */
  takeOrphan(before: OrphansBefore): Promise<AttachmentRecord | null>;
  drop(id: string): Promise<void>;
}
