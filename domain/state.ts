import type { Calendar } from './calendar/index.ts';
import type { Obligation } from './obligation.ts';
import type { Category, CountyAtRegistration, LeaderFact, Policy, UnitFact } from './policy.ts';

export const roles = [
  'citizen',
  'clerk',
  'centre',
  'officer',
  'leader',
  'supervision',
  'discipline',
  'auditor',
  'admin',
  'integrator',
] as const;
export type Role = (typeof roles)[number];

/** Who gives a command: always made by the API from a token, or taken from a signal as it came. */
export interface Actor {
  readonly account: string;
  readonly unit: string | null;
  readonly role: Role | 'clock' | 'system';
}

export const clockActor: Actor = { account: 'clock', unit: null, role: 'clock' };
/** The county's rules and appeals among themselves. */
export const systemActor: Actor = { account: 'system', unit: null, role: 'system' };

export const appealKinds = [
  'request',
  'complaint',
  'suggestion',
  'consultation',
  'service',
  'proactive',
  'misconduct',
] as const;
export type AppealKind = (typeof appealKinds)[number];
export type Channel = string;

export interface Contact {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
}

export interface Participant {
  /** Serial within the appeal: 0 is the citizen who filed, each later person counts on. */
  readonly serial: number;
  readonly name: string | null;
  readonly phone: string | null;
  /** The merged appeal this person came from. */
  readonly from: string | null;
  readonly withdrawn: boolean;
}

export interface Registration {
  readonly kind: AppealKind;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly area: string | null;
  readonly location: {
    readonly address?: string;
    readonly longitude?: number;
    readonly latitude?: number;
  } | null;
  readonly citizen: Contact | null;
  readonly anonymous: boolean;
  readonly channel: Channel;
  readonly occurredAt: string | null;
  readonly attachments: readonly string[];
  readonly declared: number | null;
}

/** The one unit and person liable now, since when (epoch ms) and by which act. */
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
  | 'report';

/** A line of the liability ledger; `toMs` is null while it runs. */
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
  /** The complete obligation as it stood, for a return reopens the very same. */
  readonly obligation: Obligation;
  /** What was left of it then, on its own scale. */
  readonly leftMs: number;
}

export interface Pool {
  readonly units: readonly string[];
  readonly fallback: string | null;
  readonly sinceMs: number;
  readonly endsAtMs: number;
}

export type Outcome = 'satisfied' | 'explained' | 'unrated' | 'withdrawn' | 'declined' | 'merged' | 'split';

/** One type per stage, so that a case that is handled without a liable unit cannot be written. */
export type Stage =
  /** `fallback`: the unit that a lapsed pool goes to at once. */
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

/** What the citizen is asked about: a completion, an answer given at once, or a decline they may object to. */
export type RatingSubject = 'completion' | 'answer' | 'decline';

export type HelperState = 'waiting' | 'accepted' | 'denied' | 'done' | 'excused';
export interface Helper {
  readonly unit: string;
  readonly state: HelperState;
  readonly person: string | null;
  readonly statement: string | null;
}

export interface Denial {
  readonly unit: string;
  readonly grounds: string;
  readonly basis: string;
  readonly atMs: number;
  /** How many rulings had been given: the counters start anew at each. */
  readonly afterRulings: number;
}

export type RequestKind = 'transfer' | 'help' | 'extension' | 'pause' | 'objection' | 'withdrawal';
/** Something asked and not yet decided; at most one of a kind. */
export interface Request {
  readonly kind: RequestKind;
  readonly by: Actor;
  readonly to: readonly string[];
  readonly reason: string;
  readonly atMs: number;
  /** The date asked for: of an extension or the end of a pause. */
  readonly untilMs: number | null;
  readonly progressEvery: string | null;
}

export interface Ruling {
  readonly lead: string;
  readonly helpers: readonly string[];
  readonly dueAtMs: number;
  readonly instruction: string;
  readonly final: boolean;
  readonly by: string;
}
export interface Escalation {
  readonly state: 'none' | 'raised' | 'taken-over' | 'ruled';
  readonly reason: EscalationReason | null;
  readonly leader: string | null;
  /** The leader whose red takeover passed the case to a deputy. */
  readonly passedFrom: string | null;
  readonly raisedAtMs: number | null;
  readonly takenOverAtMs: number | null;
  readonly ruledAtMs: number | null;
  readonly ruling: Ruling | null;
  readonly meetings: readonly {
    readonly atMs: number;
    readonly place: string;
    readonly units: readonly string[];
  }[];
}
export type EscalationReason =
  | 'denied-by-all'
  | 'transfers-refused'
  | 'transfer-to-refuser'
  | 'too-many-transfers'
  | 'dissatisfied-again'
  | 'completion-overdue'
  | 'repeated'
  | 'by-office'
  | 'by-leader';

/** Counted since the last ruling, where all start anew. */
export interface Counters {
  readonly transfers: number;
  readonly refusedBy: readonly string[];
  readonly dissatisfied: number;
  /** Repeats known when the last ruling was given: they count no more. */
  readonly repeatsBefore: number;
}

export interface Rating {
  readonly contacted: boolean;
  readonly resolved: boolean;
  readonly satisfaction: 'yes' | 'neutral' | 'no';
  readonly comment: string | null;
  readonly atMs: number;
  readonly by: 'citizen' | 'call-back' | 'group' | 'supervision';
  readonly round: number;
}

export interface CallBack {
  readonly atMs: number;
  readonly means: string;
  readonly reached: boolean;
  readonly said: string;
  readonly by: string;
  /** Counts towards the series that ends an appeal nobody rated. */
  readonly attempt: boolean;
}

export interface AppealState {
  readonly id: string;
  /** Number of the rules this appeal began under; a changed rule asks for it. */
  readonly rules: number;
  readonly seq: number;
  readonly lastAtMs: number;
  readonly registeredAtMs: number;
  readonly registeredBy: Actor;
  readonly registration: Registration;
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly category: Category;
  readonly leaders: CountyAtRegistration['leaders'];
  readonly supervision: string;
  readonly discipline: string;
  readonly units: Readonly<Record<string, UnitFact>>;
  readonly triage: { readonly unit: string; readonly above: readonly string[] };
  /** Units that a pool was opened to: late claims are told so. */
  readonly eligible: readonly string[];
  /** Who held triage before it was reported up; they go on seeing what became of it. */
  readonly triagedBefore: readonly string[];
  readonly firstReceiver: string | null;
  readonly dispatchedAtMs: number | null;
  readonly overallDueAtMs: number;
  readonly stage: Stage;
  readonly spans: readonly Span[];
  readonly helpers: readonly Helper[];
  readonly denials: readonly Denial[];
  readonly obligations: readonly Obligation[];
  readonly requests: readonly Request[];
  readonly hold: Hold | null;
  readonly holds: readonly { readonly fromMs: number; readonly toMs: number }[];
  readonly escalation: Escalation;
  readonly rulings: number;
  readonly escalations: number;
  readonly counters: Counters;
  readonly conference: Conference | null;
  readonly extensions: number;
  readonly objection: { readonly overturned: boolean | null } | null;
  readonly merging: { readonly into: string } | null;
  readonly answer: { readonly text: string; readonly atMs: number } | null;
  readonly decline: { readonly reason: string; readonly explanation: string; readonly atMs: number } | null;
  readonly replies: readonly { readonly text: string; readonly atMs: number; readonly by: string }[];
  readonly sanctions: readonly Sanction[];
  /** What other appeals must be told, until they have acknowledged it. */
  readonly effects: readonly Effect[];
  readonly promise: PromiseMade | null;
  readonly completion: Completion | null;
  readonly urges: readonly Urge[];
  readonly orders: readonly Order[];
  readonly callBacks: readonly CallBack[];
  readonly ratings: readonly Rating[];
  readonly round: number;
  readonly votes: readonly Vote[];
  readonly participants: readonly Participant[];
  readonly links: readonly Link[];
  readonly sweep: Sweep | null;
  readonly proposedLead: string | null;
}

export interface Conference {
  readonly reason: string;
  readonly atMs: number;
  readonly resolution: { readonly text: string; readonly approved: boolean; readonly atMs: number } | null;
}
export const sanctionKinds = ['notice', 'admonition', 'deduction', 'talk', 'reward'] as const;
export interface Sanction {
  readonly kind: (typeof sanctionKinds)[number];
  readonly unit: string | null;
  readonly person: string | null;
  readonly reason: string;
  readonly by: string;
  readonly atMs: number;
}

/** Something to be carried out on another appeal. The id comes from (appeal, seq), so that a repeat is known. */
export type Effect = { readonly id: string } & (
  | { readonly kind: 'open-appeal'; readonly appeal: string; readonly opening: Opening }
  | { readonly kind: 'merge'; readonly into: string; readonly newcomers: readonly Participant[] }
);
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
  /** Where it goes at once: the first receiver it keeps, or the unit a sweep names, with the date it is due. */
  readonly lead: string | null;
  readonly dueAtMs: number | null;
}
export interface Hold {
  readonly fromMs: number;
  readonly untilMs: number | null;
  readonly progressEvery: string;
  readonly reason: string;
}
export interface PromiseMade {
  readonly unit: string;
  readonly catalogueItem: string;
  readonly standard: string;
  readonly fee: number;
  readonly dueAtMs: number;
  readonly contactedAtMs: number;
  readonly contactMeans: string;
  readonly atMs: number;
}
export interface Urge {
  readonly by: Actor;
  readonly reason: string;
  readonly atMs: number;
  readonly answeredAtMs: number | null;
}
export interface Order {
  readonly serial: number;
  readonly colour: string;
  readonly instruction: string;
  readonly by: string;
  readonly atMs: number;
  readonly replyByMs: number;
  readonly reply: { readonly text: string; readonly atMs: number; readonly unit: string | null } | null;
}
export interface Vote {
  readonly serial: number;
  readonly satisfaction: 'yes' | 'neutral' | 'no';
  readonly contacted: boolean;
  readonly resolved: boolean;
  readonly comment: string | null;
  readonly atMs: number;
}
export interface Link {
  readonly kind: LinkKind;
  readonly appeal: string;
  /** When the other one was filed, where it counts as a repeat. */
  readonly registeredAtMs: number | null;
}
export type LinkKind =
  | 'merged-into'
  | 'merged-from'
  | 'split-into'
  | 'split-from'
  | 'repeats'
  | 'swept-by'
  | 'similar';
export interface Sweep {
  readonly query: string | null;
  readonly category: string;
  readonly units: readonly string[];
  readonly dueAtMs: number;
  readonly opened: readonly string[];
  readonly orderedAtMs: number;
}

export type LeaderChoice = LeaderFact;

/** The liable unit and person, or null before the first dispatch and after the close. */
export function liableOf({ stage }: Pick<AppealState, 'stage'>): Liable | null {
  switch (stage.status) {
    case 'assigned':
    case 'handling':
    case 'reviewing':
    case 'rating':
      return stage.liable;
    case 'registered':
    case 'pooled':
    case 'closed':
      return null;
  }
}
