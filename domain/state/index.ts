import type { Calendar } from '../calendar/index.ts';
import type { Obligation } from '../owed/obligation.ts';
import type {
  Category,
  CountyAtRegistration,
  DutyLine,
  LeaderFact,
  Policy,
  UnitFact,
} from '../policy/policy.ts';
import type { AbsentPerson } from './absence.ts';
import type { Actor } from './actor.ts';
import type { Conference, Counters, Escalation, Sanction } from './escalation.ts';
import type { Joined, Part, Participant, Raised, Registration, Supplement } from './filing.ts';
import type { CallBack, Rating, Vote } from './judgement.ts';
import type { Effect, Link, Sweep } from './links.ts';
import type { Completion, Liable, Span, Stage } from './stage.ts';
import type {
  Denial,
  Helper,
  Hold,
  Order,
  PendingRequest,
  PromiseMade,
  Urge,
  WrongDispatch,
} from './work.ts';

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
  /** The number of the rules that this appeal began under. A changed rule asks for it. */
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
  /** Units that a pool was opened to. They learn when their claim comes too late. */
  readonly eligible: readonly string[];
  /** Units that held triage before a report upwards. They still read the case. */
  readonly triagedBefore: readonly string[];
  readonly firstReceiver: string | null;
  readonly dispatchedAtMs: number | null;
  /** The actor of the dispatch in force. Rules 1 to 3 do not keep it. */
  readonly dispatchedBy?: Actor;
  /** Dispatches that were undone. Missing without one. */
  readonly redispatches?: readonly WrongDispatch[];
  /** How often the first receiver has asked for a redispatch. */
  readonly redispatchesAsked?: number;
  /** The unit that settled the case on the spot. It handles through its clerks. */
  readonly settledBy?: string;
  readonly overallDueAtMs: number;
  /** Missing for an ordinary case. */
  readonly urgency?: Raised;
  /** The first measures on a critical case were taken at this instant. */
  readonly containedAtMs?: number;
  /** People on duty in the next days, so that the clock can choose. Missing for an ordinary case. */
  readonly duty?: readonly DutyLine[];
  readonly stage: Stage;
  readonly spans: readonly Span[];
  readonly helpers: readonly Helper[];
  /** Absent persons who have the case. Missing until somebody was absent. */
  readonly absent?: readonly AbsentPerson[];
  /** Persons who handled it beside those liable: they wrote a completion, or handled the whole of a part. */
  readonly alsoHandled?: readonly string[];
  readonly denials: readonly Denial[];
  readonly obligations: readonly Obligation[];
  readonly requests: readonly PendingRequest[];
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
  /** Effects that other appeals have not yet acknowledged. */
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
  /** Serials that stand for another entry of the same person. Missing without a merge or a repeated entry. */
  readonly joined?: readonly Joined[];
  /** Persons of an undecided group who are called, since this round's window ended. */
  readonly sample?: { readonly round: number; readonly serials: readonly number[] };
  readonly links: readonly Link[];
  readonly sweep: Sweep | null;
  readonly proposedLead: string | null;
  /** Words and files of merged cases, and of the case that this one was split from. */
  readonly parts?: readonly Part[];
  readonly supplements?: readonly Supplement[];
  /** The earliest filing among merged cases, where it precedes this one. */
  readonly earliestFiledAtMs?: number;
  /** The leader of a merged case, until this case is raised to the same leader. */
  readonly comesWithLeader?: string;
  /** The serial of the listed person with the filer's telephone. Both codes stand for that one person. */
  readonly filerIs?: number;
  /** How often the filer's telephone was corrected. Each time the filer gets a further tracking code. */
  readonly furtherCodes?: number;
}

export type LeaderChoice = LeaderFact;

/** The liable unit and person. Null before the first dispatch and after the close. */
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
