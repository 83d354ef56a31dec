import type { Calendar, LightRule, Limit } from '../calendar/index.ts';
import type { Place } from '../joining/distance.ts';
import type { ObligationKind } from '../owed/obligation.ts';
import type { Participant, PersonMarks, Raised } from '../state/filing.ts';
import type { Outcome } from '../state/stage.ts';
import type { Terms } from '../wording/wording.ts';

/** The numbers of a county's procedure. Each appeal keeps them, so that deadlines are pure arithmetic. */
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
    /** The least time for a unit that takes a case over, and for a returned completion. */
    readonly leastAfterMove: Limit;
    readonly leastAfterReturn: Limit;
    readonly fileAgain: Limit;
    /** The limit for a unit to replace a person who is away. */
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
   * Decides what becomes of a message that reaches an appeal around the API and does not prove who sends it; without this
   * field it is marked.
   */
  readonly plainMessages?: 'marked' | 'refused';
  /** The share of a filing's people whose votes decide a round without the others. */
  readonly quorum?: { readonly votes: number; readonly of: number };
  /** The number of people that the centre calls in an undecided group, at least three. */
  readonly groupSample?: number;
  /** Readers of the filings that a merge brought together. */
  readonly mergedWords?: 'offices' | 'everybody';
  /** The longest time ahead that a date may be set. */
  readonly longest?: { readonly ruling?: Limit; readonly promise?: Limit };
  /** So many of a hundred cases that are answered at once get a call-back beside their window. */
  readonly answersCalled?: number;
  /** Whoever filed by one of these channels is called once a completion is approved, beside the rating window. */
  readonly callBackAtOnce?: readonly string[];
  /** A first receiver may ask for a redispatch so often, within so long of the dispatch. */
  readonly redispatch?: { readonly askWithin: Limit; readonly mostAsked: number };
  readonly urgency?: { readonly urgent?: LevelLimits; readonly critical?: LevelLimits };
  /** The extent of one place, and the time in which a filing is another voice of an open case. */
  readonly matching?: {
    readonly sameWithinMetres?: number;
    readonly farBeyondMetres?: number;
    readonly gatheredWithin?: Limit;
  };
}

/** Limits of a raised level. A level takes the ordinary value of each limit that it does not name. */
export interface LevelLimits extends Partial<Policy['limits']> {
  /** The limit of the whole case. */
  readonly complete?: Limit;
  /** The limit of a critical case's first measures. */
  readonly contain?: Limit;
}

/** A category as it stood at registration. `limit` is that of the whole case. */
export interface Category {
  readonly id: string;
  readonly name: string;
  readonly limit: Limit;
  readonly copyToLeader: boolean;
  readonly confidential: boolean;
  /** No case of this category is less urgent. */
  readonly leastUrgency?: Raised;
}

export interface LeaderFact {
  readonly account: string;
  readonly deputy: string | null;
  readonly onLeave: boolean;
  /** Set where the acting leader is on leave too. */
  readonly deputyOnLeave?: true;
}

/** A unit as the county's data had it when a command named it. */
export interface UnitFact {
  readonly id: string;
  readonly head: string;
  /** People of the unit who handle cases and are at work. */
  readonly people: readonly string[];
  readonly leader: LeaderFact | null;
  /** False for a unit that only files or triages. Nobody there can take a case. */
  readonly handles?: boolean;
  /** The person who answers for the unit's service centre. */
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

/** A person on duty. `unit` is null for the leader on duty of the county. Instants are epoch milliseconds. */
export interface DutyLine {
  readonly unit: string | null;
  readonly person: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * Facts of the county for one command. The API brings them, and the worker looks them up for a signal. A
 * missing entry is unknown to the county. A count that could not be read is `unknown`, which never refuses.
 */
export interface Facts {
  readonly units: Readonly<Record<string, UnitFact>>;
  readonly persons: Readonly<Record<string, PersonFact>>;
  /**
   * People who have the case, though no command names them. Null means that the county no longer has the
   * person.
   */
  readonly people?: Readonly<Record<string, PersonFact | null>>;
  /** Brought where the case chooses its leaders anew. */
  readonly leaders?: CountyAtRegistration['leaders'];
  readonly catalogue: Readonly<Record<string, CatalogueItem>>;
  readonly categories: Readonly<Record<string, Category>>;
  readonly attachments: Readonly<Record<string, true>>;
  readonly appeals: Readonly<Record<string, AppealFact>>;
  /** Each centre with the centres above it, nearest first. Triage passes upwards along this list. */
  readonly above: Readonly<Record<string, readonly string[]>>;
  /** The roster of the next days for the units of an urgent case, where the case keeps another. */
  readonly duty?: readonly DutyLine[];
  readonly openClaims: number | 'unknown';
  /** Similar appeals that a sweep found. */
  readonly similar: readonly AppealFact[] | 'unknown';
  /** Ids of the towns and villages that the body names, by the words that name them. */
  readonly areas?: Readonly<Record<string, string>>;
  /** Places of the body that lie outside the county's outline, under the keys of `placeKey`. */
  readonly outside?: readonly string[];
  /** Number of cases that the search left out: beyond a sweep's limit, or unreadable. */
  readonly search?: { readonly leftOut: number };
  /** The filer's marks by the contact data before a correction and after it. Only the API can compute them. */
  readonly marks?: ChangedMarks;
}

/** Null where that contact data has no telephone. */
export interface ChangedMarks {
  readonly was: PersonMarks | null;
  readonly now: PersonMarks | null;
}

/** Looks up a client's word safely, because every object has inherited names. */
export const factOf = <T>(known: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(known, id) ? known[id] : undefined;

export interface AppealFact {
  readonly id: string;
  readonly status: string;
  readonly category: string;
  readonly registeredAtMs: number;
  /** People of the case that is to take another one in. */
  readonly people?: readonly Pick<Participant, 'serial' | 'marks'>[];
  /** The place of the filing, where its coordinates are known. */
  readonly place?: Place;
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

/** The facts that say something. A message leaves out the others, and its reader takes `noFacts` for them. */
export const factsSaid = (facts: Facts): Partial<Facts> =>
  Object.fromEntries(
    Object.entries(facts).filter(
      ([name, fact]) => !(name in noFacts && (fact === 'unknown' || isBare(fact))),
    ),
  );

const isBare = (fact: unknown): boolean =>
  typeof fact === 'object' && !Array.isArray(fact) && Object.keys(fact ?? {}).length === 0;

/** County data that registration takes and the appeal keeps, because a tick has no facts. */
export interface CountyAtRegistration {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly category: Category;
  readonly triage: { readonly unit: string; readonly above: readonly string[] };
  readonly units: Readonly<Record<string, UnitFact>>;
  readonly leaders: {
    readonly category: LeaderFact | null;
    readonly default: LeaderFact;
    /** The leader of an instruction. */
    readonly instructing?: LeaderFact;
  };
  /** The supervising unit, and the unit that reads misconduct reports. */
  readonly supervision: string;
  readonly discipline: string;
  /** The county's rule that sends this category in this area without a command. */
  readonly dispatchRule?: DispatchRule | null;
}

export type DispatchRule =
  | { readonly to: 'unit'; readonly lead: UnitFact; readonly helpers: readonly UnitFact[] }
  | { readonly to: 'pool'; readonly units: readonly UnitFact[]; readonly fallback: UnitFact | null };
