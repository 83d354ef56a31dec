/** The progress of a county change through the open appeals. */
export interface Progress {
  readonly calendar: boolean;
  readonly policy: boolean;
  /** True if the change concerns absences, deputies or leaders. Older records lack the field. */
  readonly people?: boolean;
  readonly state: 'open' | 'done';
  /** This pass is done up to this appeal's id. */
  readonly after: string;
  readonly pass: 1 | 2;
  /** The number of open appeals at the beginning. It is null before that. */
  readonly total: number | null;
  readonly done: number;
  readonly failed: number;
  readonly storedAtMs: number;
  readonly finishedAtMs: number | null;
}

/** One version of the county's whole data. */
export interface CountyVersion {
  readonly version: number;
  /** Plain JSON that `county/` has checked and checks again when it reads it. */
  readonly data: unknown;
  /** Hash of the files when they were last read in. The data equals the files until somebody edits it. */
  readonly filesHash: string;
  readonly by: string;
  readonly atMs: number;
  readonly parts: readonly string[];
  /** The part of this version that open appeals still have to learn. It is null if there is none. */
  readonly carry: Progress | null;
}

export interface CountyShelf {
  latest(): Promise<CountyVersion | null>;
  newerThan(version: number): Promise<CountyVersion | null>;
  /** Returns 'taken' if another process has stored this version before. */
  add(version: CountyVersion): Promise<'added' | 'taken'>;
  /** The newest version that open appeals are learning or have learnt, without its data. */
  carrying(): Promise<CountyVersion | null>;
  /**
   * The oldest unfinished change, leased until `untilMs`. It is null if there is none or another worker holds it.
   */
  takeUp(nowMs: number, untilMs: number): Promise<CountyVersion | null>;
  /** Saves the progress and renews the lease. Returns false if another worker holds the lease now. */
  keep(version: number, carry: Progress, leaseMs: number, untilMs: number): Promise<boolean>;
}
