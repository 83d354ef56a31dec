import type { Calendar, LightRule, Limit } from '../calendar/index.ts';
import type { Place } from '../joining/distance.ts';
import type { ObligationKind } from '../owed/obligation.ts';
import type { Participant } from '../state/filing.ts';
import type { Outcome } from '../state/stage.ts';
import type { Terms } from '../wording/wording.ts';

/** The numbers of a county's procedure. Kept in each appeal's state, so that deadlines are pure arithmetic. */
export interface Policy {
  readonly version: string;
  readonly limits: {
    readonly dispatch: Limit;
    readonly claim: Limit;
    readonly accept: Limit;
    readonly promise: Limit;
    readonly progress: Limit;
    readonly progressOnHold: Limit;
    readonly decision: Limit;
    readonly review: Limit;
    readonly rating: Limit;
    readonly callBack: Limit;
    readonly takeOver: Limit;
    readonly ruling: Limit;
    readonly urgeReply: Limit;
    readonly rework: Limit;
    readonly objection: Limit;
    /** What a unit that takes a case over has at least, and what a returned completion has at least. */
    readonly leastAfterMove: Limit;
    readonly leastAfterReturn: Limit;
    readonly fileAgain: Limit;
    /** How soon a unit names another person for one who is away. */
    readonly reassign?: Limit;
  };
  readonly lights: { readonly default: LightRule } & Partial<Record<ObligationKind, LightRule>>;
  readonly reviewer: 'centre' | 'supervision';
  readonly callBackAttempts: number;
  readonly reworkByAnotherPerson: boolean;
  readonly escalation: {
    readonly refusedTransfers: number;
    readonly transfers: number;
    readonly dissatisfied: number;
    readonly redCompletionFor: Limit;
    readonly repeats: { readonly count: number; readonly days: number };
    readonly completionsReturned?: number;
  };
  /** A group stays open when more than this share of the votes cast is dissatisfied. */
  readonly groupShare: { readonly dissatisfied: number; readonly of: number };
  readonly extensions: { readonly most: number; readonly longest: Limit };
  readonly pauses: { readonly most: number; readonly longest: Limit };
  readonly openClaimsPerUnit: number;
  readonly declineReasons: readonly string[];
  readonly orderColours: readonly string[];
  /** Names of the reasons and colours that the county added, and other names for the usual ones. */
  readonly terms?: Terms;
  /**
   * What becomes of a message that reaches an appeal around the API and does not prove who sends it; without this
   * field it is marked.
   */
  readonly plainMessages?: 'marked' | 'refused';
  /** The share of a filing's people whose votes decide a round by themselves. */
  readonly quorum?: { readonly votes: number; readonly of: number };
  /** How many people of an undecided group the centre calls, at least three. */
  readonly groupSample?: number;
  /** Who of the people that a merge brought together reads what the others filed. */
  readonly mergedWords?: 'offices' | 'everybody';
  /** How far ahead of now a date may be set. */
  readonly longest?: { readonly ruling?: Limit; readonly promise?: Limit };
  /** What counts as one place, and how long a filing belongs to an open case as another voice of it. */
  readonly matching?: {
    readonly sameWithinMetres?: number;
    readonly farBeyondMetres?: number;
    readonly gatheredWithin?: Limit;
  };
}

/** A category as it stood when the appeal was registered. `limit` is the whole case's. */
export interface Category {
  readonly id: string;
  readonly name: string;
  readonly limit: Limit;
  readonly copyToLeader: boolean;
  readonly confidential: boolean;
}

export interface LeaderFact {
  readonly account: string;
  readonly deputy: string | null;
  readonly onLeave: boolean;
  /** Set where whoever acts for the leader is on leave too. */
  readonly deputyOnLeave?: true;
}

/** A unit as the county's data had it when a command named it. */
export interface UnitFact {
  readonly id: string;
  readonly head: string;
  /** Those who handle cases and are at work. */
  readonly people: readonly string[];
  readonly leader: LeaderFact | null;
  /** false for a unit that only files or triages: nobody there can take a case. */
  readonly handles?: boolean;
  /** Who answers for the unit's service centre, where it has one. */
  readonly centre?: string;
}

export interface CatalogueItem {
  readonly id: string;
  readonly category: string | null;
  readonly unit: string | null;
  readonly standard: string;
  readonly limit: Limit;
  readonly fee: number;
}

export interface PersonFact {
  readonly unit: string | null;
  readonly role: string;
  readonly onLeave: boolean;
}

/**
 * What the county's data says, brought by the API (or looked up for a signal). A missing entry means that the
 * county does not know the thing; a count that could not be had is `unknown`, which never refuses.
 */
export interface Facts {
  readonly units: Readonly<Record<string, UnitFact>>;
  readonly persons: Readonly<Record<string, PersonFact>>;
  /** The people whom the case is with, named by nobody: null for one whom the county does not have any more. */
  readonly people?: Readonly<Record<string, PersonFact | null>>;
  /** Brought where the case is to choose its leaders anew. */
  readonly leaders?: CountyAtRegistration['leaders'];
  readonly catalogue: Readonly<Record<string, CatalogueItem>>;
  readonly categories: Readonly<Record<string, Category>>;
  readonly attachments: Readonly<Record<string, true>>;
  readonly appeals: Readonly<Record<string, AppealFact>>;
  /** Units whose triage passes upwards: each centre with the centres above it, nearest first. */
  readonly above: Readonly<Record<string, readonly string[]>>;
  readonly openClaims: number | 'unknown';
  /** Appeals on the like matter, that a sweep found. */
  readonly similar: readonly AppealFact[] | 'unknown';
  /** What such a search did not bring: more than a sweep links, or than could be looked at. */
  readonly search?: { readonly leftOut: number };
}

/** The fact under a client's word, which may be the name of something every object has. */
export const factOf = <T>(known: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(known, id) ? known[id] : undefined;

export interface AppealFact {
  readonly id: string;
  readonly status: string;
  readonly category: string;
  readonly registeredAtMs: number;
  /** The people of a case that another one is to be merged into. */
  readonly people?: readonly Pick<Participant, 'serial' | 'marks'>[];
  /** Of what was filed, where its coordinates are known. */
  readonly place?: Place;
  /** How it was closed. */
  readonly outcome?: Outcome;
}

export const noFacts: Facts = {
  units: {},
  persons: {},
  catalogue: {},
  categories: {},
  attachments: {},
  appeals: {},
  above: {},
  openClaims: 'unknown',
  similar: 'unknown',
};

/** What registration takes from the county's data and the appeal keeps, for a tick has no facts. */
export interface CountyAtRegistration {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly category: Category;
  readonly triage: { readonly unit: string; readonly above: readonly string[] };
  readonly units: Readonly<Record<string, UnitFact>>;
  readonly leaders: { readonly category: LeaderFact | null; readonly default: LeaderFact };
  /** The unit that supervises the county and the one that reads misconduct reports. */
  readonly supervision: string;
  readonly discipline: string;
  /** Where the county's rules send the category in this area without anybody's command. */
  readonly dispatchRule?: DispatchRule | null;
}

export type DispatchRule =
  | { readonly to: 'unit'; readonly lead: UnitFact; readonly helpers: readonly UnitFact[] }
  | { readonly to: 'pool'; readonly units: readonly UnitFact[]; readonly fallback: UnitFact | null };
