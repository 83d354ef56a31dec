import type { Obligation } from '../owed/obligation.ts';
import type { Actor } from './actor.ts';
import type { Conference, Counters, Escalation } from './escalation.ts';
import type {
  AppealKind,
  Contact,
  Joined,
  Newcomer,
  Part,
  Participant,
  Raised,
  Registration,
} from './filing.ts';
import type { Denial } from './work.ts';

/** Something to do on another appeal. Its id comes from (appeal, seq), so a repeat is recognised. */
export type Effect = { readonly id: string } & (
  | { readonly kind: 'open-appeal'; readonly appeal: string; readonly opening: Opening }
  | ({
      readonly kind: 'merge';
      readonly into: string;
      readonly newcomers: readonly Newcomer[];
      readonly samePerson?: boolean;
    } & Partial<Merging>)
);

/** Data that a duplicate brings into its master, beside its people. */
export interface Merging {
  readonly parts: readonly Part[];
  /** The earliest filing of the duplicate and of everything merged into it. */
  readonly earliestFiledAtMs: number;
  readonly escalation: MergedEscalation | null;
  readonly urgency?: Raised;
  /** The date of an urgent duplicate, unless somebody set it. */
  readonly overallDueAtMs?: number;
  /** The first measures that it owes are due then. */
  readonly containDueAtMs?: number;
}
/** The leader of a merged case, and the reason. */
export interface MergedEscalation {
  readonly leader: string;
  readonly reason: string;
}

/** An appeal that another one opens: a part of a split, a case of a sweep, or one that continues it in confidence. */
export interface Opening {
  readonly why: 'split' | 'sweep' | 'moved';
  readonly from: string;
  readonly kind: AppealKind;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly area: string | null;
  readonly areaId?: string;
  readonly location: Registration['location'];
  readonly citizen: Contact | null;
  readonly anonymous: boolean;
  readonly channel: string;
  readonly registeredAtMs: number;
  readonly participants: readonly Participant[];
  readonly filerIs?: number;
  /** Serials that stood for somebody of the whole's people. */
  readonly joined?: readonly Joined[];
  /** The unit to which the case goes at once: the first receiver that it keeps, or the unit that a sweep names. */
  readonly lead: string | null;
  readonly dueAtMs: number | null;
  readonly occurredAt?: string | null;
  readonly attachments?: readonly string[];
  readonly declared?: number | null;
  readonly links?: readonly Link[];
  readonly kept?: Kept;
}

/** The course of the whole that its parts continue. A split lets nobody begin anew. */
export interface Kept {
  readonly state: KeptState;
  /** The whole's date for the case, and whether a ruling or an extension set it. */
  readonly overallDueAtMs: number;
  readonly dateSet: boolean;
  /** How its completion's date came about, and what was charged for it; not there where nobody owes one. */
  readonly completion?: Pick<Obligation, 'limit' | 'set' | 'charged'>;
  readonly urgency?: Raised;
  /** Obligations of triage and of the leader, and the first measures that the liable unit owes. */
  readonly owed: readonly Obligation[];
}
/** Fields of the state that a part takes over unchanged. */
export interface KeptState {
  readonly parts: readonly Part[];
  /** The filer of the whole follows its parts. */
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
  readonly settledBy?: string;
  /** The first measures were taken on the whole. */
  readonly containedAtMs?: number;
}

export interface Link {
  readonly kind: LinkKind;
  readonly appeal: string;
  /** The filing instant of the linked case, where it counts or may count as a repeat. */
  readonly registeredAtMs: number | null;
  /** The way in which the link became known. */
  readonly why?: LinkWhy;
  /** The linked case was settled by then, so this filing is no other voice of the event. */
  readonly settled?: true;
}
export type LinkWhy = 'telephone' | 'place-and-title' | 'filed-again' | 'confirmed' | 'followed';
export type LinkKind =
  | 'merged-into'
  | 'merged-from'
  | 'split-into'
  | 'split-from'
  /** The case that continues this one in confidence, or out of it. */
  | 'moved-into'
  | 'moved-from'
  | 'repeats'
  /** Triage gets these as proposals: earlier filings of a telephone, and open cases on a similar event. */
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
  /** The number of matching or unreadable cases that are not linked. */
  readonly leftOut?: number;
  readonly orderedAtMs: number;
}
