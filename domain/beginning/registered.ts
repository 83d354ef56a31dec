import type { AppealEvent } from '../event/event.ts';
import type { CountyAtRegistration, DutyLine } from '../policy/policy.ts';
import type {
  AppealState,
  Counters,
  Escalation,
  Joined,
  KeptState,
  Link,
  Participant,
  Raised,
  Registration,
} from '../state/index.ts';

/**
 * The number of the rules in force. A changed rule asks `state.rules`, so past decisions stay. Rules 2 tell
 * apart messages that came around the API. Rules 3 restrict who may still decide and what the clock can be
 * made to do.
 */
export const currentRules = 4;

export interface RegisteredData {
  readonly id: string;
  readonly rules: number;
  readonly registration: Registration;
  readonly county: CountyAtRegistration;
  readonly overallDueAtMs: number;
  readonly urgency?: Raised;
  readonly duty?: readonly DutyLine[];
  /** The filing instant of the whole, where this appeal is part of a split. */
  readonly registeredAtMs?: number;
  /** The unit that had the matter before. Triage sees it as a proposal. */
  readonly proposedLead?: string | null;
  readonly participants: readonly Participant[];
  /** Serials of the filing's list that stand for a person listed before. */
  readonly joined?: readonly Joined[];
  readonly links: readonly Link[];
  /** Further cases whose files this one names, beside the one it repeats. */
  readonly filesFrom?: readonly string[];
  /** A part of a split continues from this state of the whole. */
  readonly kept?: KeptState;
  readonly filerIs?: number;
}

export const noEscalation: Escalation = {
  state: 'none',
  reason: null,
  leader: null,
  passedFrom: null,
  raisedAtMs: null,
  takenOverAtMs: null,
  ruledAtMs: null,
  ruling: null,
  meetings: [],
};

/** A ruling resets all counters. */
export const noCounts = (repeatsBefore: number): Counters => ({
  transfers: 0,
  refusedBy: [],
  dissatisfied: 0,
  repeatsBefore,
});

/** Builds the state from the first event. */
export function initialState({ seq, atMs, actor, data }: AppealEvent<string, RegisteredData>): AppealState {
  const { county, registration } = data;
  return {
    id: data.id,
    rules: data.rules,
    seq,
    lastAtMs: atMs,
    registeredAtMs: data.registeredAtMs ?? atMs,
    registeredBy: actor,
    registration,
    policy: county.policy,
    calendar: county.calendar,
    category: county.category,
    leaders: county.leaders,
    supervision: county.supervision,
    discipline: county.discipline,
    units: county.units,
    triage: county.triage,
    eligible: [],
    triagedBefore: [],
    firstReceiver: null,
    dispatchedAtMs: null,
    overallDueAtMs: data.overallDueAtMs,
    ...(data.urgency ? { urgency: data.urgency } : {}),
    ...(data.duty?.length ? { duty: data.duty } : {}),
    stage: { status: 'registered', fallback: null },
    spans: [],
    helpers: [],
    denials: [],
    obligations: [],
    requests: [],
    hold: null,
    holds: [],
    escalation: noEscalation,
    rulings: 0,
    escalations: 0,
    counters: noCounts(0),
    conference: null,
    extensions: 0,
    objection: null,
    merging: null,
    answer: null,
    decline: null,
    replies: [],
    sanctions: [],
    effects: [],
    promise: null,
    completion: null,
    urges: [],
    orders: [],
    callBacks: [],
    ratings: [],
    round: 1,
    votes: [],
    participants: data.participants,
    ...(data.joined?.length ? { joined: data.joined } : {}),
    links: data.links,
    sweep: null,
    proposedLead: data.proposedLead ?? null,
    ...data.kept,
    ...(data.filerIs === undefined ? {} : { filerIs: data.filerIs }),
  };
}
