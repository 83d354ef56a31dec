import { flag, flagOr, type Infer, oneOf, optional, personal } from '../body/shape.ts';
import { draft, type Evolvers } from '../event/event.ts';
import { asksTheCitizen, backToWork, workStage } from '../leaders/escalation.ts';
import { closed, closingLedger } from '../owed/closing.ts';
import { ends } from '../owed/ledger.ts';
import { atWork } from '../people/absence.ts';
import { answersFor } from '../people/duty.ts';
import { handlersOf } from '../people/handlers.ts';
import { headOf } from '../people/parties.ts';
import { isGroup } from '../people/voting.ts';
import type { Facts } from '../policy/policy.ts';
import { type AppealState, type Liable, liableOf, type Rating, type Settled } from '../state/index.ts';
import { type Refusal, refuse } from '../wording/refusal.ts';

export const ratingBody = {
  contacted: flag,
  resolved: flagOr('partly'),
  satisfaction: oneOf('yes', 'neutral', 'no'),
  comment: optional(personal(2000)),
} as const;

export interface RatedEvents {
  rated: {
    rating: Omit<Rating, 'atMs'>;
    /** The case closes as satisfied or explained, or `person` works on it again. */
    outcome: 'satisfied' | 'explained' | 'rework';
    person: string | null;
    sinceMs: number;
  };
}

export const ratedEvolvers: Evolvers<RatedEvents> = {
  rated: (state, { rating, outcome, person, sinceMs }, { atMs }) => {
    const ratings = [...state.ratings, { ...rating, atMs }];
    if (outcome !== 'rework') return closed({ ...state, ratings }, outcome, atMs);
    return { ...reworked(state, person, sinceMs), ratings };
  },
};

/** A citizen objects to a decline instead of rating it. A group votes. */
export function ratable(state: AppealState): Refusal | null {
  const { stage } = state;
  if (stage.status === 'rating' && stage.subject === 'decline') return refuse('declined-object-only');
  return isGroup(state) ? refuse('group-votes') : null;
}

/** A matter settled in part is not settled. Satisfaction alone decides about rework. Rules 1 to 3 keep a plain no. */
export function settledAs({ rules }: AppealState, resolved: boolean | 'partly'): Settled {
  if (resolved !== 'partly') return { resolved };
  return rules >= 4 ? { resolved: false, partly: true } : { resolved: false };
}

/** Drafts one rating, given by the citizen, in a call-back or by a group's result. */
export function ratedDraft(
  state: AppealState,
  nowMs: number,
  given: Infer<typeof ratingBody>,
  by: Rating['by'],
  facts?: Facts,
) {
  const { contacted, resolved, satisfaction, comment = null } = given;
  const settled = settledAs(state, resolved);
  const rating = { contacted, ...settled, satisfaction, comment, by, round: state.round };
  if (satisfaction !== 'no' || state.escalation.ruling?.final) {
    const outcome = satisfaction === 'no' ? ('explained' as const) : ('satisfied' as const);
    return draft('rated', { rating, outcome, person: null, sinceMs: nowMs }, closingLedger(state));
  }
  const chosen = reworker(state, facts);
  const unit = liableOf(state)?.unit;
  const person = chosen === null || unit === undefined ? chosen : answersFor(state, unit, chosen, nowMs);
  return draft('rated', { rating, outcome: 'rework' as const, person, sinceMs: nowMs }, [
    ...ends(state, asksTheCitizen),
    ...backToWork(state, nowMs, person),
  ]);
}

/**
 * The policy may give the rework to another person of the same unit. A person at work who has not handled the
 * case comes first. Otherwise any other person at work follows, the head before the others.
 */
function reworker(state: AppealState, facts: Facts | undefined): string | null {
  const liable = liableOf(state);
  if (!liable) return null;
  if (!state.policy.reworkByAnotherPerson) return liable.person;
  if (state.rules < 3) return anyOther(state, liable);
  const people = atWork(state, liable.unit, facts);
  const handled = handlersOf(state);
  const others = people.filter((person) => person !== liable.person);
  return others.find((person) => !handled.includes(person)) ?? others[0] ?? liable.person;
}

function reworked(state: AppealState, person: string | null, sinceMs: number): AppealState {
  const stage = workStage(state);
  const renamed = stage.status === 'handling' && person !== null && person !== stage.liable.person;
  return {
    ...state,
    stage: renamed ? { ...stage, liable: { ...stage.liable, person, sinceMs, why: 'rework' } } : stage,
    counters: { ...state.counters, dissatisfied: state.counters.dissatisfied + 1 },
    completion: null,
    promise: null,
    round: state.round + 1,
    votes: [],
  };
}

function anyOther(state: AppealState, liable: Liable): string {
  const unit = state.units[liable.unit];
  const others = [headOf(state, liable.unit), ...(unit?.people ?? [])].filter((p) => p !== liable.person);
  return others[0] ?? liable.person;
}
