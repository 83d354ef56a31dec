import type { Obligation } from '../owed/obligation.ts';
import type { Actor } from './actor.ts';

/** The unit and person liable now, with the beginning (epoch ms) and the act that brought it. */
export interface Liable {
  readonly unit: string;
  readonly person: string;
  readonly sinceMs: number;
  readonly why: LiabilityReason;
}
export type LiabilityReason =
  | 'dispatch'
  | 'accept'
  | 'deemed-acceptance'
  | 'claim'
  | 'transfer'
  | 'ruling'
  | 'reassign'
  | 'rework'
  | 'split'
  | 'redispatched'
  | 'settled'
  | 'report';

/** A line of the liability ledger. `toMs` is null while it runs. */
export interface Span extends Omit<Liable, 'sinceMs'> {
  readonly fromMs: number;
  readonly toMs: number | null;
}

export interface Completion {
  readonly result: 'resolved' | 'partly' | 'explained';
  readonly statement: string;
  readonly attachments: readonly string[];
  readonly atMs: number;
  readonly by: Actor;
  /** The complete obligation as it stood. A return reopens the same one. */
  readonly obligation: Obligation;
  /** Rules 1 and 2: the time left then, on the obligation's own scale. */
  readonly leftMs?: number;
}

export interface Pool {
  readonly units: readonly string[];
  readonly fallback: string | null;
  readonly sinceMs: number;
  readonly endsAtMs: number;
}

export type Outcome =
  | 'satisfied'
  | 'explained'
  | 'answered'
  | 'unrated'
  | 'withdrawn'
  | 'declined'
  | 'merged'
  | 'split';

/** Each stage has its own type, so a handled case without a liable unit cannot be written. */
export type Stage =
  /** `fallback` is the unit that a lapsed pool goes to at once. */
  | { readonly status: 'registered'; readonly fallback: string | null }
  | { readonly status: 'pooled'; readonly pool: Pool }
  | { readonly status: 'assigned'; readonly liable: Liable }
  | { readonly status: 'handling'; readonly liable: Liable }
  | { readonly status: 'reviewing'; readonly liable: Liable; readonly completion: Completion }
  | { readonly status: 'rating'; readonly subject: RatingSubject; readonly liable: Liable | null }
  | { readonly status: 'closed'; readonly outcome: Outcome; readonly closedAtMs: number };
export type Status = Stage['status'];
export const statuses = [
  'registered',
  'pooled',
  'assigned',
  'handling',
  'reviewing',
  'rating',
  'closed',
] as const satisfies readonly Status[];

/** The citizen is asked about a completion, an immediate answer, or a decline that allows an objection. */
export type RatingSubject = 'completion' | 'answer' | 'decline';
