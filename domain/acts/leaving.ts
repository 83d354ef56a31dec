import { draft, type Moment } from '../event/event.ts';
import { decides, voters } from '../people/voting.ts';
import type { AppealState, Request } from '../state/index.ts';
import { refuse } from '../wording/refusal.ts';
import { groupResult, votesLate } from './voting.ts';

export interface WithdrawalEvents {
  withdrawn: { reason: string };
  'participant-withdrawn': { serial: number; reason: string };
  'withdrawal-requested': { request: Omit<Request, 'atMs'> };
}

export function personLeft(state: AppealState, { serial }: { serial: number }): AppealState {
  return {
    ...state,
    participants: state.participants.map((p) => (p.serial === serial ? { ...p, withdrawn: true } : p)),
    votes: state.votes.filter((v) => v.serial !== serial),
  };
}

/** The departure may settle the group's vote, because nobody else's vote is awaited. */
export function leaves(state: AppealState, serial: number | null, reason: string, { nowMs, facts }: Moment) {
  if (serial === null || !voters(state).some((p) => p.serial === serial)) return refuse('not-a-participant');
  const gone = draft('participant-withdrawn', { serial, reason });
  const after = personLeft(state, { serial });
  const settles = state.stage.status === 'rating' && decides(after, after.votes, votesLate(after));
  return settles ? [gone, groupResult(after, nowMs, facts)] : [gone];
}
