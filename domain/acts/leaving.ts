import { type DraftContext, draft } from '../event/event.ts';
import { settlesRound, voters } from '../people/voting.ts';
import type { AppealState, PendingRequest } from '../state/index.ts';
import { refuse } from '../wording/refusal.ts';
import { groupResult, takesLateVotes } from './voting.ts';

export interface WithdrawalEvents {
  withdrawn: { reason: string };
  'participant-withdrawn': { serial: number; reason: string };
  'withdrawal-requested': { request: Omit<PendingRequest, 'atMs'> };
}

export function personLeft(state: AppealState, { serial }: { serial: number }): AppealState {
  return {
    ...state,
    participants: state.participants.map((p) => (p.serial === serial ? { ...p, withdrawn: true } : p)),
    votes: state.votes.filter((v) => v.serial !== serial),
  };
}

/** The departure may settle the group's vote, because nobody else's vote is awaited. */
export function leaveDrafts(
  state: AppealState,
  serial: number | null,
  reason: string,
  { nowMs, facts }: DraftContext,
) {
  if (serial === null || !voters(state).some((p) => p.serial === serial)) return refuse('not-a-participant');
  const gone = draft('participant-withdrawn', { serial, reason });
  const after = personLeft(state, { serial });
  const settles = state.stage.status === 'rating' && settlesRound(after, after.votes, takesLateVotes(after));
  return settles ? [gone, groupResult(after, nowMs, facts)] : [gone];
}
