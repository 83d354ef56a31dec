import { anyOf, byCase, centre, leaderInCharge, supervision } from '../access/who.ts';
import { ends } from '../owed/ledger.ts';
import type { LedgerEntry, Owner } from '../owed/obligation.ts';
import { triageOwner } from '../people/parties.ts';
import type { Actor, AppealState, Request, RequestKind } from '../state/index.ts';

/** Every kind of request is asked for and decided in the same way. */

export const pending = (state: AppealState, kind: RequestKind): Request | undefined =>
  state.requests.find((request) => request.kind === kind);

export const asked = (
  kind: RequestKind,
  by: Actor,
  to: readonly string[],
  reason: string,
  wish: { untilMs?: number | null; progressEvery?: string | null } = {},
): Omit<Request, 'atMs'> => ({
  kind,
  by,
  to,
  reason,
  untilMs: wish.untilMs ?? null,
  progressEvery: wish.progressEvery ?? null,
});

export const without = (state: AppealState, kind: RequestKind): AppealState['requests'] =>
  state.requests.filter((request) => request.kind !== kind);

/** Ends the obligation to decide on a request of this kind. */
export const decided = (state: AppealState, kind: RequestKind): LedgerEntry[] =>
  ends(state, (o) => o.kind === 'decision' && o.about === kind);

/** The centre of triage decides on extensions and pauses. Once a leader has ruled, that leader decides. */
export function decider(state: AppealState): Owner {
  const { ruling } = state.escalation;
  return ruling ? { role: 'leader', unit: null, person: state.escalation.leader } : triageOwner(state);
}

const offices = anyOf(centre, supervision);
export const decidesRequests = byCase(
  { en: `${offices.en}; once a leader has ruled, that leader`, zh: `${offices.zh}；县领导裁定后为该领导` },
  [offices, leaderInCharge],
  ({ escalation }) => (escalation.ruling ? leaderInCharge : offices),
);
