import type { AppealEvent, AppealState, Light, Sanction, Status } from '../domain/index.ts';
import type { AttachmentShelf, PieceStorage } from './attachments/types.ts';
import type { CodeShelf } from './codes.ts';
import type { Act, ActToRecord, EvidenceShelf } from './evidence-types.ts';
import type { PersonKeys } from './persons/types.ts';
import type { Access, AccessFilter, AccessPage, Erasure } from './privacy-types.ts';
import type { AlikeTo, EarlierAppeal, RepeatsOf, SimilarFound, SimilarTo } from './related-types.ts';

/** Whose list it is; `visibilityOf(actor)` gives it for an actor, in step with the domain's `viewFor`. */
export type VisibleTo =
  /** Everything but confidential appeals; the discipline office sees those too. */
  | { readonly all: true; readonly confidential?: boolean }
  | {
      /** Units whose appeals are shown: those they handle, helped, may claim, are asked to take, or triage. */
      readonly units: readonly string[];
      /** The account, which sees what it filed itself. */
      readonly account: string;
      /** As what it acts: an officer does not see what its town's centre triages. Left out: as any of them. */
      readonly role?: 'officer' | 'centre' | 'clerk' | 'integrator';
    };

/** Instants are epoch milliseconds. Conditions add up; a field left out asks for nothing. */
export interface ListFilter {
  readonly visibleTo: VisibleTo;
  readonly status?: Status | readonly Status[];
  readonly escalated?: boolean;
  readonly light?: Light;
  /** The liable unit, of a closed appeal the last one. */
  readonly unit?: string;
  readonly triage?: string;
  readonly leader?: string;
  readonly category?: string;
  readonly channel?: string;
  /** What the status waits for is past its limit at `nowMs` (default now), or is not. */
  readonly overdue?: boolean;
  readonly nowMs?: number;
  readonly dueBeforeMs?: number;
  /** The whole id, or a part of the title in any case and width of letters. */
  readonly q?: string;
  /** As `next` gave it; anything else throws BadCursor. */
  readonly cursor?: string;
  /** 1 to 200, default 50. */
  readonly limit?: number;
}

export interface Page {
  readonly items: AppealState[];
  readonly next: string | null;
}

export interface OpenPage {
  /** The id after which the page begins; '' for the first. */
  readonly after: string;
  readonly most: number;
  readonly registeredFromMs?: number;
}

/** A sanction recorded once the appeal was closed; `bodyHash` tells a repetition from another use of the id. */
export interface LaterSanction extends Sanction {
  readonly id: string;
  readonly appeal: string;
  readonly bodyHash: string;
  readonly note?: string;
}

/** How far a change of the county has come with the open appeals. */
export interface Progress {
  readonly calendar: boolean;
  readonly policy: boolean;
  /** Who is away, who stands in, and which leaders there are. Not there in what was stored before it was told. */
  readonly people?: boolean;
  readonly state: 'open' | 'done';
  /** Up to this appeal's id everything is done in this pass. */
  readonly after: string;
  readonly pass: 1 | 2;
  /** Open appeals when it began; null before. */
  readonly total: number | null;
  readonly done: number;
  readonly failed: number;
  readonly storedAtMs: number;
  readonly finishedAtMs: number | null;
}

/** One version of all that the county says of itself. */
export interface CountyVersion {
  readonly version: number;
  /** Plain JSON that `county/` has checked and checks again. */
  readonly data: unknown;
  /** Hash of what the files held when they were taken up last; the data's own is the same until somebody edits it. */
  readonly filesHash: string;
  readonly by: string;
  readonly atMs: number;
  readonly parts: readonly string[];
  /** What open appeals are to be told of it; null: nothing. */
  readonly carry: Progress | null;
}

export interface CountyShelf {
  latest(): Promise<CountyVersion | null>;
  newerThan(version: number): Promise<CountyVersion | null>;
  /** 'taken' where somebody else has stored this version before. */
  add(version: CountyVersion): Promise<'added' | 'taken'>;
  /** The newest version that open appeals are or were told of, without its data. */
  carrying(): Promise<CountyVersion | null>;
  /** The oldest change still to be carried out, leased until `untilMs`; null where there is none or it is leased. */
  takeUp(nowMs: number, untilMs: number): Promise<CountyVersion | null>;
  /** Keeps the progress and renews the lease; false where it is no longer this holder's. */
  keep(version: number, carry: Progress, leaseMs: number, untilMs: number): Promise<boolean>;
}

/**
 * What people read. Every call ends within a few seconds: without MongoDB it throws the driver's error
 * (a MongoError); a document that is not as it should be throws DocumentProblem.
 */
export interface Store {
  snapshot(id: string): Promise<AppealState | null>;
  /** Newer versions win; 'older' where this version or a later one is there already. */
  saveSnapshot(state: AppealState): Promise<'saved' | 'older'>;
  /** Idempotent by (appeal, seq); a number taken by another fact throws EventConflict, after the rest is saved. */
  saveEvents(appeal: string, events: readonly AppealEvent[]): Promise<void>;
  /** In order, after `afterSeq` (0: all), up to the first number that is missing. */
  events(appeal: string, afterSeq?: number): Promise<AppealEvent[]>;
  /** Newest first. */
  list(filter: ListFilter): Promise<Page>;
  /** How many appeals a unit has claimed and not seen closed. */
  openClaims(unit: string): Promise<number>;
  /** Newest first; reports of misconduct are in no count. */
  repeats(of: RepeatsOf): Promise<EarlierAppeal[]>;
  /** Without confidential ones; most in common first. */
  alike(to: AlikeTo): Promise<EarlierAppeal[]>;
  /** Open appeals and closed ones of late, newest first, without confidential ones. */
  similar(to: SimilarTo): Promise<SimilarFound>;
  /** Of those that are there. */
  statuses(ids: readonly string[]): Promise<Readonly<Record<string, Status>>>;
  /** Of these ids those of confidential appeals: who may not know of them is not told their numbers. */
  confidentialAmong(ids: readonly string[]): Promise<readonly string[]>;
  /** In the order of ids. */
  open(page: OpenPage): Promise<AppealState[]>;
  /** Reports of misconduct are in no count. */
  countOpen(): Promise<number>;
  /** Gives what stands under the id: another's record where the id was used before. */
  addSanction(sanction: LaterSanction): Promise<LaterSanction>;
  sanctions(appeal: string): Promise<LaterSanction[]>;
  /** Keeps an act of administration in a log of its own, chained like an appeal's events. */
  recordAct(act: ActToRecord): Promise<Act>;
  readonly evidence: EvidenceShelf;
  readonly codes: CodeShelf;
  readonly county: CountyShelf;
  /** The keys of persons, with which the API seals and opens what people said of themselves. */
  readonly persons: PersonKeys;
  addAccess(access: Omit<Access, 'id'>): Promise<void>;
  /** Newest first. */
  accesses(filter: AccessFilter): Promise<AccessPage>;
  /** Every appeal with somebody of this number, confidential ones too. */
  byPhone(phone: string): Promise<AppealState[]>;
  byPersons(keyIds: readonly string[]): Promise<AppealState[]>;
  /** Works out anew what these are found by; call it when a person's key was destroyed. */
  indexAnew(states: readonly AppealState[]): Promise<void>;
  addErasure(erasure: Omit<Erasure, 'id'>): Promise<void>;
  readonly attachments: AttachmentShelf;
  /** Where the bytes of attachments lie: GridFS here, or any other store of objects in its place. */
  readonly pieces: PieceStorage;
  ensureIndexes(): Promise<void>;
  ping(): Promise<boolean>;
  close(): Promise<void>;
}

/** What the store tells about itself; a pino logger fits. */
export interface StoreLog {
  warn(fields: object, message: string): void;
}
