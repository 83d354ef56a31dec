import type { AppealEvent, AppealState } from '../../domain/index.ts';

/** The log of one appeal, as far as numbers tell. A whole one has as many events as its last number says. */
export interface LogExtent {
  readonly last: number;
  readonly count: number;
  /** The last number that an anchor vouches for. 0: none. */
  readonly anchored: number;
}

/** An appeal as its snapshot shows it, without its content. */
export interface CaseHead {
  readonly id: string;
  readonly version: number;
  readonly open: boolean;
}

/** Something wrong with an appeal that a walk found. `seq` names an event where one is meant. */
export interface Trouble {
  readonly appeal: string;
  readonly kind: string;
}
export interface KeptTrouble extends Trouble {
  readonly sinceMs: number;
  readonly seenAtMs: number;
}

/** Repairs need this of the records, beyond what readers do. */
export interface RepairShelf {
  /** Sorted by id. */
  heads(page: { readonly after: string; readonly most: number; readonly open?: true }): Promise<CaseHead[]>;
  head(appeal: string): Promise<CaseHead | null>;
  extents(appeals: readonly string[]): Promise<ReadonlyMap<string, LogExtent>>;
  /** The next appeals that have events, sorted by id. */
  logged(page: { readonly after: string; readonly most: number }): Promise<string[]>;
  /** Every event there is, behind gaps too. Throws DocumentProblem. */
  everything(appeal: string): Promise<AppealEvent[]>;
  /** Ids of persons' keys that are not there at all, not even as destroyed: a restored database may lack them. */
  lostKeys(ids: readonly string[]): Promise<string[]>;
  /** Puts a snapshot in the place of this version, or of none. Returns false where another writer was faster. */
  putSnapshot(state: AppealState, over: number | null): Promise<boolean>;
  /** Moves the events from this number on out of the log, where they stay as evidence. Returns their number. */
  setAside(appeal: string, fromSeq: number, why: string, nowMs: number): Promise<number>;
  /** Keeps events of the other side as evidence, which never were in the log. */
  keepAside(appeal: string, events: readonly AppealEvent[], why: string, nowMs: number): Promise<number>;
  /** Replaces the findings of the last walk. */
  keepTroubles(found: readonly Trouble[], nowMs: number): Promise<void>;
  troubles(): Promise<KeptTrouble[]>;
  /** Forgets the findings of one appeal, after its repair. */
  dropTroubles(appeal: string): Promise<void>;
  /** How far a long job is, by its name. */
  progress(job: string): Promise<string | null>;
  keepProgress(job: string, after: string | null): Promise<void>;
}
