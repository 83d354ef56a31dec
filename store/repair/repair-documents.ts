import type { EventDocument } from '../documents.ts';

/** An event that a repair took out of the log, or that the log never had. Its id names its hash: both sides may lie here. */
export interface AsideDocument extends Omit<EventDocument, '_id'> {
  _id: string;
  /** The event's id in the log. It is the context of the seal. */
  of: string;
  why: string;
  asideAtMs: number;
}
export interface TroubleDocument {
  _id: string;
  appeal: string;
  kind: string;
  sinceMs: number;
  seenAtMs: number;
}
export interface ProgressDocument {
  _id: string;
  after: string;
}
