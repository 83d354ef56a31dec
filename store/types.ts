import type { AppealEvent, AppealState, Brief, Light, Sanction, Status } from '../domain/index.ts';
import type { AttachmentShelf, PieceStorage } from './attachments/types.ts';
import type { ChangeShelf } from './change-types.ts';
import type { CodeShelf } from './codes.ts';
import type { ListOrder, Owed, OwedRow } from './columns.ts';
import type { CountyShelf } from './county-types.ts';
import type { DeskShelf } from './desk/types.ts';
import type { Act, ActToRecord, EvidenceShelf } from './evidence/evidence-types.ts';
import type { Access, AccessFilter, AccessPage, Erasure } from './evidence/privacy-types.ts';
import type { HookShelf } from './hooks/types.ts';
import type { KeyDifference } from './key-proofs.ts';
import type {
  AlikeTo,
  EarlierAppeal,
  NearCase,
  NearTo,
  RepeatsOf,
  SimilarFound,
  SimilarTo,
} from './lists/related-types.ts';
import type { PersonKeys } from './persons/types.ts';
import type { ReferenceShelf } from './references.ts';
import type { RepairShelf } from './repair/repair-types.ts';

/** Says for whom a list is made. `visibilityOf(actor)` builds it, in step with the domain's `viewFor`. */
export type VisibleTo =
  /** All appeals except confidential ones. The discipline office sees those too. */
  | { readonly all: true; readonly confidential?: boolean }
  | {
      /** Units whose appeals are shown: those they handle, helped with, may claim, are asked to take, or triage. */
      readonly units: readonly string[];
      /** The account, which sees its own filings. */
      readonly account: string;
      /**
       * The role in which the account acts. An officer does not see the triage of its town's centre. Without a role
       * all of them apply.
       */
      readonly role?: 'officer' | 'centre' | 'clerk' | 'integrator';
    };

/** Instants are epoch milliseconds. Conditions add up, and an absent field sets none. */
export interface ListFilter {
  readonly visibleTo: VisibleTo;
  readonly status?: Status | readonly Status[];
  readonly escalated?: boolean;
  readonly light?: Light;
  /** The liable unit. For a closed appeal it is the last one. */
  readonly unit?: string;
  readonly triage?: string;
  readonly leader?: string;
  readonly category?: string;
  readonly channel?: string;
  /** True selects items past their limit at `nowMs` (default now), and false the others. */
  readonly overdue?: boolean;
  readonly nowMs?: number;
  readonly dueBeforeMs?: number;
  readonly kind?: string;
  /** The liable person. For a closed appeal it is the last one. */
  readonly person?: string;
  readonly helper?: string;
  readonly outcome?: string;
  readonly conference?: boolean;
  /** `open` selects any open request, and otherwise those of this kind. */
  readonly requests?: string;
  readonly areaIds?: readonly string[];
  /** A range begins with its first instant and ends before its second. */
  readonly registeredFromMs?: number;
  readonly registeredToMs?: number;
  readonly closedFromMs?: number;
  readonly closedToMs?: number;
  /** The newest first, unless said otherwise. */
  readonly order?: ListOrder;
  /** The whole id, or a part of the title. Case and width of letters are ignored. */
  readonly q?: string;
  /** Returns further texts of an appeal that this reader may search in. Without it, only ids and titles are searched. */
  readonly searched?: (state: AppealState) => Searched | null;
  /** A cursor from `next`. Any other text throws BadCursor. */
  readonly cursor?: string;
  /** 1 to 200, default 50. */
  readonly limit?: number;
}

export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}

/** Sealed texts of an appeal that a reader may read, and sealed telephones. */
export interface Searched {
  readonly texts: readonly string[];
  readonly phones: readonly string[];
}

export type CountField = 'status' | 'light' | 'unit' | 'person' | 'category' | 'areaId' | 'channel';
export interface Counted {
  readonly total: number;
  readonly by: Partial<
    Readonly<Record<CountField, readonly { readonly key: string | null; readonly count: number }[]>>
  >;
}

/** Asks for what waits for some owners. Conditions add up. Instants are epoch milliseconds. */
export interface InboxFilter {
  readonly visibleTo: VisibleTo;
  /** Keys of owners: `person ACCOUNT`, `ROLE UNIT`, `pool UNIT`. */
  readonly by: readonly string[];
  readonly kind?: string;
  readonly light?: Light;
  readonly overdue?: boolean;
  readonly dueBeforeMs?: number;
  readonly nowMs: number;
  readonly cursor?: string;
  readonly limit: number;
}

/** Asks for the appeals of a telephone's holder that somebody may know of. */
export interface OfCaller {
  readonly phone: string;
  readonly visibleTo: VisibleTo;
  readonly most: number;
}
export interface CallersAppeals {
  /** The newest first. */
  readonly items: AppealState[];
  /** The number of all of them, beyond `most` too. */
  readonly total: number;
}

export interface OpenPage {
  /** The page begins after this id. An empty text asks for the first page. */
  readonly after: string;
  readonly most: number;
  readonly registeredFromMs?: number;
}

/** A sanction recorded after the close. `bodyHash` distinguishes a repetition from another use of the id. */
export interface LaterSanction extends Sanction {
  readonly id: string;
  readonly appeal: string;
  readonly bodyHash: string;
  readonly note?: string;
}

/**
 * Holds what people read. Every call ends within a few seconds. Without MongoDB it throws the driver's error (a
 * MongoError). A damaged document throws DocumentProblem.
 */
export interface Store {
  snapshot(id: string): Promise<AppealState | null>;
  /** Newer versions win. Returns 'older' if this version or a later one is stored already. */
  saveSnapshot(state: AppealState): Promise<'saved' | 'older'>;
  /** Idempotent by (appeal, seq). A number that another fact has throws EventConflict, after the rest is saved. */
  saveEvents(appeal: string, events: readonly AppealEvent[]): Promise<boolean>;
  /** Events in order after `afterSeq` (0 means all), up to the first number that is missing. */
  events(appeal: string, afterSeq?: number): Promise<AppealEvent[]>;
  /** Hash of one event, or null where the log does not have it. */
  hashAt(appeal: string, seq: number): Promise<string | null>;
  /** Newest first. */
  list(filter: ListFilter): Promise<Page<AppealState>>;
  /** The same page as `list`, as short rows, without opening the states. */
  briefs(filter: ListFilter): Promise<Page<Brief>>;
  /** Counts the appeals of `list` by the values of these fields. */
  count(filter: ListFilter, fields: readonly CountField[]): Promise<Counted>;
  /** The most pressing first. */
  inbox(filter: InboxFilter): Promise<Page<OwedRow>>;
  owed(filter: Omit<InboxFilter, 'limit' | 'cursor'>): Promise<Owed[]>;
  /** The number of open appeals that the unit has claimed. */
  openClaims(unit: string): Promise<number>;
  /** Newest first. Reports of misconduct are never counted. */
  repeats(of: RepeatsOf): Promise<EarlierAppeal[]>;
  /** Excludes confidential appeals. Sorted by how much they have in common. */
  alike(to: AlikeTo): Promise<EarlierAppeal[]>;
  /** Open and recently closed appeals, newest first. Confidential ones are excluded. */
  similar(to: SimilarTo): Promise<SimilarFound>;
  /** The likeliest first. */
  near(to: NearTo): Promise<NearCase[]>;
  /** Skips ids that do not exist. */
  statuses(ids: readonly string[]): Promise<Readonly<Record<string, Status>>>;
  /** Returns the ids of confidential appeals, so that the caller can hide them from others. */
  confidentialAmong(ids: readonly string[]): Promise<readonly string[]>;
  /** Sorted by id. */
  listOpen(page: OpenPage): Promise<AppealState[]>;
  /** Reports of misconduct are never counted. */
  countOpen(): Promise<number>;
  /** Returns the record under the id. An id that was used before returns the earlier record. */
  addSanction(sanction: LaterSanction): Promise<LaterSanction>;
  sanctions(appeal: string): Promise<LaterSanction[]>;
  /** Records an act of administration in its own log, chained like an appeal's events. */
  recordAct(act: ActToRecord): Promise<Act>;
  readonly evidence: EvidenceShelf;
  readonly codes: CodeShelf;
  readonly references: ReferenceShelf;
  readonly desk: DeskShelf;
  /** The endpoints of programs, and the outbox of what they are to be told. */
  readonly hooks: HookShelf;
  /** Reports what is written from now on, for those who show it. */
  readonly changes: ChangeShelf;
  readonly county: CountyShelf;
  /** The keys of persons. The API uses them to seal and open personal text. */
  readonly persons: PersonKeys;
  addAccess(access: Omit<Access, 'id'>): Promise<void>;
  /** Newest first. */
  accesses(filter: AccessFilter): Promise<AccessPage>;
  /** Every appeal with a person of this number, confidential ones included. */
  byPhone(phone: string): Promise<AppealState[]>;
  /** The appeals of a number's holder that may be shown, newest first. */
  ofCaller(asked: OfCaller): Promise<CallersAppeals>;
  byPersons(keyIds: readonly string[]): Promise<AppealState[]>;
  /** Recomputes the search fields of these appeals. The caller does this after it has destroyed a person's key. */
  indexAnew(states: readonly AppealState[]): Promise<void>;
  addErasure(erasure: Omit<Erasure, 'id'>): Promise<void>;
  /** Finds and mends what is wrong with the records themselves. */
  readonly repair: RepairShelf;
  readonly attachments: AttachmentShelf;
  /** Holds the bytes of attachments. This is GridFS, or any other object store. */
  readonly pieces: PieceStorage;
  ensureIndexes(): Promise<void>;
  /** Gives snapshots of an earlier release the fields that lists read now. Returns their number. */
  refill(): Promise<number>;
  /** Compares the keys of this process with those of the others, and proves its own. */
  proveKeys(nowMs: number): Promise<KeyDifference>;
  /** An open appeal that began under later rules than these, or null. */
  openUnderRulesAfter(rules: number): Promise<{ readonly id: string; readonly rules: number } | null>;
  ping(): Promise<boolean>;
  /** The database server's own time, in epoch milliseconds. */
  serverTimeMs(): Promise<number>;
  close(): Promise<void>;
}

/** Receives the store's messages. A pino logger fits. */
export interface StoreLog {
  warn(fields: object, message: string): void;
}
