import type { Calendar } from '../calendar/index.ts';
import type { Obligation } from '../owed/obligation.ts';
import type { Category, CountyAtRegistration, LeaderFact, Policy, UnitFact } from '../policy/policy.ts';
import type { AbsentPerson } from './absence.ts';
import type { Actor } from './actor.ts';
import type { Conference, Counters, Escalation, Sanction } from './escalation.ts';
import type { Joined, Part, Participant, Registration, Supplement } from './filing.ts';
import type { CallBack, Rating, Vote } from './judgement.ts';
import type { Effect, Link, Sweep } from './links.ts';
import type { Completion, Liable, Span, Stage } from './stage.ts';
import type { Denial, Helper, Hold, Order, PromiseMade, Request, Urge } from './work.ts';

export * from './absence.ts';
export * from './actor.ts';
export * from './escalation.ts';
export * from './filing.ts';
export * from './judgement.ts';
export * from './links.ts';
export * from './stage.ts';
export * from './work.ts';

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
  /** Of the persons whom the case is with, those who are away. Not there until somebody was. */
  readonly absent?: readonly AbsentPerson[];
  /** Who handled it beside the liable persons of its spans: who wrote a completion, or handled the whole of a part. */
  readonly alsoHandled?: readonly string[];
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
  /** Serials that stand for somebody of these people: none where nobody came by a merge or was listed twice. */
  readonly joined?: readonly Joined[];
  /** Who of an undecided group is called, since the window of this round ended. */
  readonly sample?: { readonly round: number; readonly serials: readonly number[] };
  readonly links: readonly Link[];
  readonly sweep: Sweep | null;
  readonly proposedLead: string | null;
  /** What merged cases, and the case this one was split from, said and showed. */
  readonly parts?: readonly Part[];
  readonly supplements?: readonly Supplement[];
  /** When the first of everything that was merged into this case was filed, where that was before it. */
  readonly earliestFiledAtMs?: number;
  /** The leader a merged case was with, until this one is raised to the same. */
  readonly comesWithLeader?: string;
  /** The serial of the listed person whose telephone the filer gave: one person, whichever code. */
  readonly filerIs?: number;
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
