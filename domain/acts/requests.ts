import { anyOf, byCase, centre, leaderInCharge, supervision } from '../access/who.ts';
import { ends } from '../owed/ledger.ts';
import type { LedgerEntry, Owner } from '../owed/obligation.ts';
import { triageOwner } from '../people/parties.ts';
import type { Actor, AppealState, PendingRequest, RequestKind } from '../state/index.ts';

/** Every kind of request is asked for and decided in the same way. */

export const pendingRequest = (state: AppealState, kind: RequestKind): PendingRequest | undefined =>
  state.requests.find((request) => request.kind === kind);

export const newRequest = (
  kind: RequestKind,
  by: Actor,
  to: readonly string[],
  reason: string,
  wish: { untilMs?: number | null; progressEvery?: string | null } = {},
): Omit<PendingRequest, 'atMs'> => ({
  kind,
  by,
  to,
  reason,
  untilMs: wish.untilMs ?? null,
  progressEvery: wish.progressEvery ?? null,
});

export const requestsWithout = (state: AppealState, kind: RequestKind): AppealState['requests'] =>
  state.requests.filter((request) => request.kind !== kind);

/** Ends the obligation to decide on a request of this kind. */
export const endsDecision = (state: AppealState, kind: RequestKind): LedgerEntry[] =>
  ends(state, (o) => o.kind === 'decision' && o.about === kind);

/** The centre of triage decides on extensions and pauses. Once a leader has ruled, that leader decides. */
export function decidingOwner(state: AppealState): Owner {
  const { ruling } = state.escalation;
  return ruling ? { role: 'leader', unit: null, person: state.escalation.leader } : triageOwner(state);
}

const decidingOffices = anyOf(centre, supervision);
export const requestDecider = byCase(
  {
    en: `${decidingOffices.en}; once a leader has ruled, that leader`,
    zh: `${decidingOffices.zh}；县领导裁定后为该领导`,
  },
  [decidingOffices, leaderInCharge],
  ({ escalation }) => (escalation.ruling ? leaderInCharge : decidingOffices),
);
