/** Keeps the snapshots that people read and the events that form the audit log, in MongoDB. */

export { type OrphanTimes, orphanTimes } from './attachments/orphan-times.ts';
export { blobsOf, removeAttachment, removeAttachmentsOf } from './attachments/remove.ts';
export {
  type AttachmentStorage,
  type ByteRange,
  PIECE_BYTES,
  sealedFiles,
} from './attachments/sealed-files.ts';

export type {
  AttachmentNote,
  AttachmentRecord,
  AttachmentShelf,
  HoldFor,
  OrphansBefore,
  PieceStorage,
  Settled,
  StoredFile,
} from './attachments/types.ts';

export { type AuditResult, auditStore, type Discrepancy, findings } from './audit/index.ts';
export type { AppealChange, Change, ChangeShelf, Follower, Following } from './change-types.ts';
export type { CodeGeneration, CodeShelf } from './codes.ts';
export { type ListOrder, listOrders, never, type Owed, type OwedRow } from './columns.ts';
export type { StoreOptions } from './connection.ts';
export { notBegun } from './county-shelf.ts';
export type { CountyShelf, CountyVersion, Progress } from './county-types.ts';
export type {
  DeskShelf,
  FilterQuery,
  Named,
  NamedShelf,
  NewNamed,
  PreferenceShelf,
  Preferences,
  Presence,
  PresenceShelf,
  Rewritten,
  StandardText,
} from './desk/types.ts';
export type {
  Act,
  ActToRecord,
  Anchor,
  EvidenceShelf,
  Head,
  Inclusion,
  LoggedEvent,
  NumberedPage,
} from './evidence/evidence-types.ts';
export type { Access, AccessFilter, AccessPage, Erasure } from './evidence/privacy-types.ts';
export type {
  Delivery,
  DeliveryCounts,
  DeliveryFilter,
  DeliveryKey,
  DeliveryPage,
  DeliveryState,
  HookChange,
  HookDisabled,
  HookEndpoint,
  HookHealth,
  HookShelf,
  HookState,
  NewHook,
  News,
  OutboxShelf,
} from './hooks/types.ts';
export type { KeyDifference } from './key-proofs.ts';
export { comparable } from './lists/comparable.ts';
export type {
  AlikeTo,
  EarlierAppeal,
  NearCase,
  NearTo,
  RepeatsOf,
  SimilarFound,
  SimilarTo,
} from './lists/related-types.ts';
export { sightOf, visibilityOf } from './lists/visible.ts';
export { openStore } from './open.ts';
export { personKeys } from './persons/person-keys.ts';
export { keyIdsIn, sealText, unsealText } from './persons/person-text.ts';
export type { PersonKeyShelf, PersonKeys, WrappedKey } from './persons/types.ts';
export { BadCursor, DocumentProblem, EventConflict } from './problems.ts';
export type { ReferenceShelf } from './references.ts';
export type { CaseHead, KeptTrouble, LogExtent, RepairShelf, Trouble } from './repair/repair-types.ts';
export type {
  CallersAppeals,
  Counted,
  CountField,
  InboxFilter,
  LaterSanction,
  ListFilter,
  OfCaller,
  OpenPage,
  Page,
  Searched,
  Store,
  StoreLog,
  VisibleTo,
} from './types.ts';
