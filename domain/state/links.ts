import type { Obligation } from '../owed/obligation.ts';
import type { Actor } from './actor.ts';
import type { Conference, Counters, Escalation } from './escalation.ts';
import type { AppealKind, Contact, Joined, Newcomer, Part, Participant, Registration } from './filing.ts';
import type { Denial } from './work.ts';

/** Something to be carried out on another appeal. The id comes from (appeal, seq), so that a repeat is known. */
export type Effect = { readonly id: string } & (
  | { readonly kind: 'open-appeal'; readonly appeal: string; readonly opening: Opening }
  | ({
      readonly kind: 'merge';
      readonly into: string;
      readonly newcomers: readonly Newcomer[];
      readonly samePerson?: boolean;
    } & Partial<Merging>)
);

/** What a duplicate brings into its master beside its people. */
export interface Merging {
  readonly parts: readonly Part[];
  /** Of everything that was merged into it before, and of itself. */
  readonly earliestFiledAtMs: number;
  readonly escalation: MergedEscalation | null;
}
/** With whom a merged case was, and why. */
export interface MergedEscalation {
  readonly leader: string;
  readonly reason: string;
}

/** An appeal that another one opens: a part of a split, or what a sweep looks for. */
export interface Opening {
  readonly why: 'split' | 'sweep';
  readonly from: string;
  readonly kind: AppealKind;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly area: string | null;
  readonly location: Registration['location'];
  readonly citizen: Contact | null;
  readonly anonymous: boolean;
  readonly channel: string;
  readonly registeredAtMs: number;
  readonly participants: readonly Participant[];
  readonly filerIs?: number;
  /** Serials that stood for somebody of the whole's people. */
  readonly joined?: readonly Joined[];
  /** Where it goes at once: the first receiver it keeps, or the unit a sweep names, with the date it is due. */
  readonly lead: string | null;
  readonly dueAtMs: number | null;
  readonly occurredAt?: string | null;
  readonly attachments?: readonly string[];
  readonly declared?: number | null;
  readonly links?: readonly Link[];
  readonly kept?: Kept;
}

/** The whole's course as its parts go on with it: a split lets nobody begin anew. */
export interface Kept {
  readonly state: KeptState;
  /** The whole's date for the case, and whether somebody set it: a ruling or an extension. */
  readonly overallDueAtMs: number;
  readonly dateSet: boolean;
  /** How its completion's date came about, and what was charged for it; not there where nobody owes one. */
  readonly completion?: Pick<Obligation, 'limit' | 'set' | 'charged'>;
  /** What triage and the leader owe. */
  readonly owed: readonly Obligation[];
}
/** Fields of the state that a part takes over as they stand. */
export interface KeptState {
  readonly parts: readonly Part[];
  /** Whoever filed the whole follows its parts. */
  readonly registeredBy: Actor;
  readonly earliestFiledAtMs?: number;
  readonly holds: readonly { readonly fromMs: number; readonly toMs: number }[];
  readonly escalation: Escalation;
  readonly rulings: number;
  readonly escalations: number;
  readonly counters: Counters;
  readonly conference: Conference | null;
  readonly extensions: number;
  readonly denials: readonly Denial[];
  readonly alsoHandled?: readonly string[];
}

export interface Link {
  readonly kind: LinkKind;
  readonly appeal: string;
  /** When the other one was filed, where it counts as a repeat or may. */
  readonly registeredAtMs: number | null;
  /** How it came to be known. */
  readonly why?: LinkWhy;
  /** The other one was settled by then, so that this filing is no other voice of the same event. */
  readonly settled?: true;
}
export type LinkWhy = 'telephone' | 'place-and-title' | 'filed-again' | 'confirmed';
export type LinkKind =
  | 'merged-into'
  | 'merged-from'
  | 'split-into'
  | 'split-from'
  | 'repeats'
  /** Proposals to triage: a telephone's earlier filings, and an open case on what looks like the same event. */
  | 'may-repeat'
  | 'may-merge'
  | 'swept-by'
  | 'similar';
export interface Sweep {
  readonly query: string | null;
  readonly place?: string;
  readonly category: string;
  readonly units: readonly string[];
  readonly dueAtMs: number;
  readonly opened: readonly string[];
  /** How many cases that match, or that nobody could look at, it has not linked. */
  readonly leftOut?: number;
  readonly orderedAtMs: number;
}
