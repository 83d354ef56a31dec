import { noEscalation } from '../beginning/registered.ts';
import { type Draft, draft, type Evolvers } from '../event/event.ts';
import { isRepeated, lastLinkCounts } from '../joining/repeats.ts';
import { ends, endsRequests, open, opens } from '../owed/ledger.ts';
import type { LedgerEntry, Obligation, Owner } from '../owed/obligation.ts';
import { returnsOf } from '../owed/returns.ts';
import { acting, leaderFor, officerOf, triageOwner } from '../people/parties.ts';
import { numbersOf } from '../policy/defaults.ts';
import { type AppealState, type EscalationReason, liableOf, type Stage } from '../state/index.ts';

export interface EscalationEvents {
  escalated: { reason: EscalationReason; leader: string; note: string | null; toConference: boolean };
}

export const leaderOwner = (state: AppealState, account: string): Owner => {
  return { role: 'leader', unit: null, person: account || acting(state, leaderFor(state)) };
};

/** An escalation is possible where none is open; after a final ruling never again. */
export const mayEscalate = ({ rules, merging, stage, escalation, category }: AppealState): boolean =>
  stage.status !== 'closed' &&
  // What is on its way into a master would be with a leader and closed in the same moment.
  !(rules >= 3 && merging) &&
  !category.confidential &&
  (escalation.state === 'none' || (escalation.state === 'ruled' && escalation.ruling?.final !== true));

/**
 * Why the case escalates by itself after this event, or null. Only the event that fills a measure raises the
 * case: one that a leader settled by approval is not raised again for what went before.
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
 * Raises the case to its leader. Pending requests are cancelled, a hold stays; a pool ends; a review passes to
 * the leader; from `rating` the case goes back to work. Liability does not move by this.
 */
export function raise(
  state: AppealState,
  nowMs: number,
  by: { reason: EscalationReason; leader?: string; note?: string },
): Draft<'escalated', EscalationEvents['escalated']> {
  const leader = by.leader ?? state.comesWithLeader ?? acting(state, leaderFor(state));
  const owner = leaderOwner(state, leader);
  return draft(
    'escalated',
    { reason: by.reason, leader, note: by.note ?? null, toConference: state.escalations >= 1 },
    [
      ...raiseLedger(state, nowMs, owner),
      opens(state, nowMs, { kind: 'leader-takeover', owner, limit: state.policy.limits.takeOver }),
    ],
  );
}

/** What raising changes in what is owed, but for the takeover itself. */
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
        opens(state, nowMs, { kind: 'review', owner: leader, limit: state.policy.limits.review }),
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

/** The rating window and the call-back series; a call to confirm a withdrawal is another matter. */
export const asksTheCitizen = ({ kind, about }: Obligation): boolean =>
  kind === 'citizen-rating' || (kind === 'call-back' && about === null);

export function opensDispatch(state: AppealState, nowMs: number): LedgerEntry[] {
  if (open(state, 'dispatch').length > 0) return [];
  return [
    opens(state, nowMs, { kind: 'dispatch', owner: triageOwner(state), limit: state.policy.limits.dispatch }),
  ];
}

/** From `rating` back to work: a rework limit for the liable unit, or a dispatch where nobody is liable. */
export function backToWork(state: AppealState, nowMs: number, person: string | null): LedgerEntry[] {
  const liable = liableOf(state);
  if (!liable) return opensDispatch(state, nowMs);
  const owner = officerOf(state, liable.unit, person ?? liable.person);
  return [opens(state, nowMs, { kind: 'complete', owner, limit: state.policy.limits.rework })];
}

/** The stage that work goes on in: with a liable unit `handling`, else `registered`. */
export function workStage(state: AppealState): Stage {
  const liable = liableOf(state);
  return liable ? { status: 'handling', liable } : { status: 'registered', fallback: null };
}

/** A citizen's wish to withdraw is theirs and stays; what offices asked of each other is cancelled. */
export const withoutRequests = (state: AppealState): AppealState['requests'] =>
  state.requests.filter(({ kind }) => kind === 'withdrawal');

/** The state once the case is with a leader, whoever brought it there. */
export const raised = (
  state: AppealState,
  reason: EscalationReason,
  leader: string,
  atMs: number,
): AppealState => ({
  ...withoutMergedLeader(state),
  stage: state.stage.status === 'rating' || state.stage.status === 'pooled' ? workStage(state) : state.stage,
  requests: withoutRequests(state),
  // A ruling given before binds until another is given.
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

/** The second escalation goes to the conference; what it resolved before does not settle this one. */
const conferenceAt = (state: AppealState, reason: string, atMs: number): AppealState['conference'] => {
  const listed = state.conference !== null && state.conference.resolution === null;
  return state.escalations >= 1 && !listed ? { reason, atMs, resolution: null } : state.conference;
};

export const escalationEvolvers: Evolvers<EscalationEvents> = {
  escalated: (state, { reason, leader }, { atMs }) => raised(state, reason, leader, atMs),
};

export const isRaised = ({ escalation: { state } }: AppealState): boolean =>
  state === 'raised' || state === 'taken-over';
