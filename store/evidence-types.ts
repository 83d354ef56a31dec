import type { AppealEvent } from '../domain/index.ts';

/** How far an appeal's chain reaches: its last number and link. */
export interface Head {
  readonly appeal: string;
  readonly seq: number;
  readonly link: string;
}

export interface LoggedEvent {
  readonly event: AppealEvent;
  readonly hash: string;
  readonly link: string;
}

/**
 * One hash over the heads of all appeals that changed, and over the anchor before it. `hash` is over all the other
 * fields: who has it can tell whether anything up to that day was altered since.
 */
export interface Anchor {
  readonly number: number;
  /** The county's own day, e.g. 2026-11-22. */
  readonly day: string;
  readonly atMs: number;
  /** How many heads. */
  readonly count: number;
  /** How far the log of administrative acts reached. */
  readonly acts: { readonly number: number; readonly link: string } | null;
  readonly root: string;
  readonly previous: string;
  readonly hash: string;
}

export interface Step {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

/** That a head is in an anchor: hashing it together with the steps, one after the other, gives the root. */
export interface Inclusion {
  readonly anchor: Anchor;
  readonly head: Head;
  readonly path: readonly Step[];
}

/** An act of administration, which is no event of an appeal. No personal data stands in it. */
export interface ActToRecord {
  /** e.g. county-changed, sanction-recorded, appeal-exported. */
  readonly kind: string;
  /** The account, or the command that did it. */
  readonly by: string;
  /** What it was done to, as an id. */
  readonly about: string | null;
  /** Plain JSON. */
  readonly detail: Readonly<Record<string, unknown>>;
  /** Epoch ms; now where it is left out. */
  readonly atMs?: number;
  /** About a confidential report: only the discipline office reads it. */
  readonly confidential?: true;
  /** The same key is recorded once, however often it is tried. */
  readonly key?: string;
}
export interface Act extends ActToRecord {
  readonly number: number;
  readonly atMs: number;
  readonly hash: string;
  readonly link: string;
}

/** Newest first, before this number. */
export interface NumberedPage {
  readonly before?: number;
  readonly most: number;
}

/** What the log can be held against. */
export interface EvidenceShelf {
  /** In order, up to the first number that is missing. */
  log(appeal: string): Promise<LoggedEvent[]>;
  /** The latest; null where the appeal is in no anchor yet. */
  inclusion(appeal: string): Promise<Inclusion | null>;
  anchors(page: NumberedPage): Promise<Anchor[]>;
  /** Anchors everything that is not anchored, once a day; gives what it made, nothing where the day has its anchor. */
  anchorDay(day: string, nowMs: number): Promise<Anchor[]>;
  acts(page: NumberedPage): Promise<Act[]>;
  /** Records county versions and sanctions whose act was lost on the way; gives how many. */
  recordMissedActs(nowMs: number): Promise<number>;
}
