import type { AppealEvent } from '../../domain/index.ts';

/** The end of an appeal's chain: its last number and link. */
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
 * One hash over the heads of all changed appeals and over the previous anchor. `hash` covers all the other fields.
 * Its holder can detect any later change to what happened up to that day.
 */
export interface Anchor {
  readonly number: number;
  /** The county's own day, e.g. 2026-11-22. */
  readonly day: string;
  readonly atMs: number;
  /** The number of heads. */
  readonly count: number;
  /** The end of the log of administrative acts. */
  readonly acts: { readonly number: number; readonly link: string } | null;
  readonly root: string;
  readonly previous: string;
  readonly hash: string;
}

export interface Step {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

/** Proves that a head is in an anchor. Hashing the head with each step in turn leads to the root. */
export interface Inclusion {
  readonly anchor: Anchor;
  readonly head: Head;
  readonly path: readonly Step[];
}

/** An act of administration, which is no event of an appeal. It holds no personal data. */
export interface ActToRecord {
  /** For example county-changed, sanction-recorded, appeal-exported. */
  readonly kind: string;
  /** The account or the program that acted. */
  readonly by: string;
  /** Id of the object of the act. */
  readonly about: string | null;
  /** Plain JSON. */
  readonly detail: Readonly<Record<string, unknown>>;
  /** Epoch ms. The default is now. */
  readonly atMs?: number;
  /** Marks an act about a confidential report, which only the discipline office reads. */
  readonly confidential?: true;
  /** The log records an act with the same key only once. */
  readonly key?: string;
}
export interface Act extends ActToRecord {
  readonly number: number;
  readonly atMs: number;
  readonly hash: string;
  readonly link: string;
}

/** Lists the newest first, starting below this number. */
export interface NumberedPage {
  readonly before?: number;
  readonly most: number;
}

/** The evidence against which the log is checked. */
export interface EvidenceShelf {
  /** All events in order, up to the first number that is missing. */
  log(appeal: string): Promise<LoggedEvent[]>;
  /** The latest proof. It is null if no anchor holds the appeal yet. */
  inclusion(appeal: string): Promise<Inclusion | null>;
  anchors(page: NumberedPage): Promise<Anchor[]>;
  /** Anchors all that is not anchored, once a day. Returns the new anchors, or none if the day has one already. */
  anchorDay(day: string, nowMs: number): Promise<Anchor[]>;
  acts(page: NumberedPage): Promise<Act[]>;
  /** Records the acts of county versions and sanctions that were lost, and returns their number. */
  recordMissedActs(nowMs: number): Promise<number>;
}
