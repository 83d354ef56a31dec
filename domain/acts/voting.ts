import type { Infer } from '../body/shape.ts';
import { type Draft, type DraftContext, draft, type Evolvers } from '../event/event.ts';
import { settlesRound, tally, windowOver, withVote } from '../people/voting.ts';
import type { Facts } from '../policy/policy.ts';
import type { AppealState, Vote } from '../state/index.ts';
import { ratedDraft, type ratingBody, settledAs } from './rating.ts';

export interface VotedEvents {
  voted: { vote: Omit<Vote, 'atMs'> };
}

export const votedEvolvers: Evolvers<VotedEvents> = {
  voted: (state, { vote }, { atMs }) => ({ ...state, votes: withVote(state.votes, { ...vote, atMs }) }),
};

/** Casts a person's vote and adds the group's result where the vote decides the round. */
export function voteDrafts(
  state: AppealState,
  serial: number,
  said: Infer<typeof ratingBody>,
  { nowMs, facts }: DraftContext,
): [Cast] | [Cast, ReturnType<typeof groupResult>] {
  const { contacted, resolved, satisfaction, comment = null } = said;
  const given = { serial, contacted, ...settledAs(state, resolved), satisfaction, comment };
  const votes = withVote(state.votes, { ...given, atMs: nowMs });
  const cast: Cast = draft('voted', { vote: given });
  return settlesRound(state, votes, takesLateVotes(state))
    ? [cast, groupResult({ ...state, votes }, nowMs, facts)]
    : [cast];
}

/** Since rules 3, a vote after the window counts where the earlier votes decided nothing. */
export const takesLateVotes = (state: AppealState): boolean => state.rules >= 3 && windowOver(state);

/** Drafts the group's result from the votes cast. */
export const groupResult = (state: AppealState, nowMs: number, facts?: Facts) =>
  ratedDraft(state, nowMs, tally(state, state.votes).rating, 'group', facts);

type Cast = Draft<'voted', VotedEvents['voted']>;
