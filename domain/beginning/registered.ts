import type { AppealEvent } from '../event/event.ts';
import type { CountyAtRegistration } from '../policy/policy.ts';
import type {
  AppealState,
  Counters,
  Escalation,
  Joined,
  KeptState,
  Link,
  Participant,
  Registration,
} from '../state/index.ts';

/**
 * Number of the rules in force; a changed rule asks `state.rules`, so that the past is not rewritten. 2: messages that
 * came around the API are told apart. 3: who may still decide, and what a clock may be made to do.
 */
export const currentRules = 3;

export interface RegisteredData {
  readonly id: string;
  readonly rules: number;
  readonly registration: Registration;
  readonly county: CountyAtRegistration;
  readonly overallDueAtMs: number;
  /** Kept from the appeal this one was split from. */
  readonly registeredAtMs?: number;
  /** The unit that had the matter before, proposed to triage. */
  readonly proposedLead?: string | null;
  readonly participants: readonly Participant[];
  /** Serials of the filing's list that stand for somebody who was listed before. */
  readonly joined?: readonly Joined[];
  readonly links: readonly Link[];
  /** Cases whose files it names, beside the one that it repeats. */
  readonly filesFrom?: readonly string[];
  /** A part of a split goes on where the whole stood. */
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

/** All counters start anew at a ruling. */
export const noCounts = (repeatsBefore: number): Counters => ({
  transfers: 0,
  refusedBy: [],
  dissatisfied: 0,
  repeatsBefore,
});

/** The state after `registered`, before anything else is known. */
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
