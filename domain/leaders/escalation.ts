import { noEscalation } from '../beginning/registered.ts';
import { type Draft, draft, type Evolvers } from '../event/event.ts';
import { isRepeated, lastLinkCounts } from '../joining/repeats.ts';
import { ends, endsRequests, openObligations, opens } from '../owed/ledger.ts';
import type { LedgerEntry, Obligation, Owner } from '../owed/obligation.ts';
import { returnsOf } from '../owed/returns.ts';
import { leaderNow } from '../people/duty.ts';
import { acting, leaderFor, officerOf, triageOwner } from '../people/parties.ts';
import { numbersOf } from '../policy/defaults.ts';
import { isCritical, limitsOf } from '../policy/urgency.ts';
import { type AppealState, type EscalationReason, liableOf, type Stage } from '../state/index.ts';

export interface EscalationEvents {
  escalated: { reason: EscalationReason; leader: string; note: string | null; toConference: boolean };
}

export const leaderOwner = (state: AppealState, account: string): Owner => {
  return { role: 'leader', unit: null, person: account || acting(state, leaderFor(state)) };
};

/** A case can be escalated while no escalation is open, but never after a final ruling. */
export const mayEscalate = ({ rules, merging, stage, escalation, category }: AppealState): boolean =>
  stage.status !== 'closed' &&
  // A case on its way into a master would reach a leader and close in the same moment.
  !(rules >= 3 && merging) &&
  !category.confidential &&
  (escalation.state === 'none' || (escalation.state === 'ruled' && escalation.ruling?.final !== true));

/**
 * The reason for which this event escalates the case, or null. Only the event that fills a measure raises the
 * case. Earlier events do not raise again a case that a leader settled by approval.
 */
export function escalationTrigger(state: AppealState, event: string): EscalationReason | null {
  if (!mayEscalate(state)) return null;
  const { counters, policy, requests } = state;
  switch (event) {
    case 'ownership-denied':
    case 'transfer-refused':
      if (deniedByAll(state)) return 'denied-by-all';
      return counters.refusedBy.length >= policy.escalation.refusedTransfers ? 'transfers-refused' : null;
    case 'transfer-requested': {
      const to = requests.find(({ kind }) => kind === 'transfer')?.to ?? [];
      return to.some((unit) => counters.refusedBy.includes(unit)) ? 'transfer-to-refuser' : null;
    }
    case 'transferred':
      return counters.transfers > policy.escalation.transfers ? 'too-many-transfers' : null;
    case 'acceptance-deemed':
      return isCritical(state) ? 'unanswered' : null;
    case 'rated':
      return counters.dissatisfied >= policy.escalation.dissatisfied ? 'dissatisfied-again' : null;
    case 'returned':
      return returnsOf(state).counted >= numbersOf(state).completionsReturned ? 'completions-returned' : null;
    case 'registered':
    case 'repeat-confirmed':
      return isRepeated(state) ? 'repeated' : null;
    case 'absorbed':
      if (state.comesWithLeader !== undefined) return 'by-leader';
      return isRepeated(state) && lastLinkCounts(state) ? 'repeated' : null;
    default:
      return null;
  }
}

/** The liable unit denies the matter, and another unit has denied it or refused a transfer. */
function deniedByAll(state: AppealState): boolean {
  const liable = liableOf(state)?.unit;
  const deniers = state.denials.filter((d) => d.afterRulings === state.rulings).map((d) => d.unit);
  const others = [...deniers, ...state.counters.refusedBy].filter((unit) => unit !== liable);
  return liable !== undefined && deniers.includes(liable) && others.length > 0;
}

/**
 * Raises the case to its leader. Pending requests are cancelled, a hold stays and a pool ends. A review
 * passes to the leader, and a case in `rating` goes back to work. Liability does not move.
 */
export function raiseDraft(
  state: AppealState,
  nowMs: number,
  by: { reason: EscalationReason; leader?: string; note?: string },
): Draft<'escalated', EscalationEvents['escalated']> {
  const leader = by.leader ?? state.comesWithLeader ?? leaderNow(state, nowMs);
  const owner = leaderOwner(state, leader);
  return draft(
    'escalated',
    { reason: by.reason, leader, note: by.note ?? null, toConference: state.escalations >= 1 },
    [
      ...raiseLedger(state, nowMs, owner),
      opens(state, nowMs, { kind: 'leader-takeover', owner, limit: limitsOf(state).takeOver }),
    ],
  );
}

/** The changes of obligations when a case is raised, without the takeover itself. */
export const raiseLedger = (state: AppealState, nowMs: number, leader: Owner): LedgerEntry[] => [
  ...endsRequests(state),
  ...stageLedger(state, nowMs, leader),
];

function stageLedger(state: AppealState, nowMs: number, leader: Owner): LedgerEntry[] {
  switch (state.stage.status) {
    case 'pooled':
      return [...ends(state, 'claim', 'void'), ...opensDispatch(state, nowMs)];
    case 'reviewing':
      return [
        ...ends(state, 'review', 'passed-on'),
        opens(state, nowMs, { kind: 'review', owner: leader, limit: limitsOf(state).review }),
      ];
    case 'rating':
      return [
        ...ends(state, asksTheCitizen, 'void'),
        ...backToWork(state, nowMs, liableOf(state)?.person ?? null),
      ];
    default:
      return [];
  }
}

/** Matches the rating window and the call-back series. A call about a withdrawal is another matter. */
export const asksTheCitizen = ({ kind, about }: Obligation): boolean =>
  kind === 'citizen-rating' || (kind === 'call-back' && about === null);

export function opensDispatch(state: AppealState, nowMs: number): LedgerEntry[] {
  if (openObligations(state, 'dispatch').length > 0) return [];
  return [
    opens(state, nowMs, { kind: 'dispatch', owner: triageOwner(state), limit: limitsOf(state).dispatch }),
  ];
}

/**
 * Moves a case from `rating` back to work. A liable unit gets a rework limit. Without one, triage owes a
 * dispatch.
 */
export function backToWork(state: AppealState, nowMs: number, person: string | null): LedgerEntry[] {
  const liable = liableOf(state);
  if (!liable) return opensDispatch(state, nowMs);
  const owner = officerOf(state, liable.unit, person ?? liable.person);
  return [opens(state, nowMs, { kind: 'complete', owner, limit: limitsOf(state).rework })];
}

/** Work continues in `handling` where a unit is liable, otherwise in `registered`. */
export function workStage(state: AppealState): Stage {
  const liable = liableOf(state);
  return liable ? { status: 'handling', liable } : { status: 'registered', fallback: null };
}

/** Keeps a citizen's wish to withdraw and cancels the requests of offices. */
export const withoutRequests = (state: AppealState): AppealState['requests'] =>
  state.requests.filter(({ kind }) => kind === 'withdrawal');

/** The state of a case that was just brought to a leader. */
export const raisedState = (
  state: AppealState,
  reason: EscalationReason,
  leader: string,
  atMs: number,
): AppealState => ({
  ...withoutMergedLeader(state),
  stage: state.stage.status === 'rating' || state.stage.status === 'pooled' ? workStage(state) : state.stage,
  requests: withoutRequests(state),
  // An earlier ruling binds until the leader gives another.
  escalation: {
    ...noEscalation,
    state: 'raised',
    reason,
    leader,
    raisedAtMs: atMs,
    ruling: state.escalation.ruling,
    ruledAtMs: state.escalation.ruledAtMs,
  },
  escalations: state.escalations + 1,
  conference: conferenceAt(state, reason, atMs),
  ...(state.stage.status === 'rating' ? { completion: null, votes: [] } : {}),
});

function withoutMergedLeader({ comesWithLeader: _, ...state }: AppealState): AppealState {
  return state;
}

/** The second escalation goes to the conference. Its earlier resolution does not settle this one. */
const conferenceAt = (state: AppealState, reason: string, atMs: number): AppealState['conference'] => {
  const listed = state.conference !== null && state.conference.resolution === null;
  return state.escalations >= 1 && !listed ? { reason, atMs, resolution: null } : state.conference;
};

export const escalationEvolvers: Evolvers<EscalationEvents> = {
  escalated: (state, { reason, leader }, { atMs }) => raisedState(state, reason, leader, atMs),
};

export const isRaised = ({ escalation: { state } }: AppealState): boolean =>
  state === 'raised' || state === 'taken-over';
