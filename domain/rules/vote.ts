import { personalSerial } from '../access/standing.ts';
import { participant } from '../access/who.ts';
import type { Infer } from '../body/shape.ts';
import type { Draft, Evolvers, Moment } from '../event/event.ts';
import { draft } from '../event/event.ts';
import { decides, isGroup, tally, voters, windowOver, withVote } from '../people/voting.ts';
import type { Facts } from '../policy/policy.ts';
import { rule } from '../rule.ts';
import type { AppealState, Vote } from '../state/index.ts';
import { refuse } from '../wording/refusal.ts';
import { type RatedEvents, ratedDraft, ratedEvolvers, ratingBody } from './rate.ts';

export interface VotedEvents {
  voted: { vote: Omit<Vote, 'atMs'> };
}

export const votedEvolvers: Evolvers<VotedEvents> = {
  voted: (state, { vote }, { atMs }) => ({ ...state, votes: withVote(state.votes, { ...vote, atMs }) }),
};

/** One vote a person, changeable until the window ends or all have voted. */
export const vote = rule<typeof ratingBody, VotedEvents & RatedEvents>({
  name: 'vote',
  zh: '投票评价',
  en: 'Vote on the result as a person of the group',
  body: ratingBody,
  by: participant,
  from: ['rating'],
  bars: (state) => {
    if (state.stage.status === 'rating' && state.stage.subject === 'decline')
      return refuse('declined-object-only');
    if (!isGroup(state)) return refuse('not-a-group');
    // Of people known by number only one vote is no result: they meet, and the centre records the ballot.
    return voters(state).length > 1 ? null : refuse('meeting-votes');
  },
  decide: (state, given, { actor, nowMs, facts }) => {
    const serial = personalSerial(state, actor);
    return serial === null ? refuse('not-a-participant') : voted(state, serial, given, { nowMs, facts });
  },
  evolve: { ...ratedEvolvers, ...votedEvolvers },
});

type Cast = Draft<'voted', VotedEvents['voted']>;

/** A person's vote, and the group's result where it decides the round. */
export function voted(
  state: AppealState,
  serial: number,
  said: Infer<typeof ratingBody>,
  { nowMs, facts }: Moment,
): [Cast] | [Cast, ReturnType<typeof groupResult>] {
  const { contacted, resolved, satisfaction, comment = null } = said;
  const given = { serial, contacted, resolved, satisfaction, comment };
  const votes = withVote(state.votes, { ...given, atMs: nowMs });
  const cast: Cast = draft('voted', { vote: given });
  return decides(state, votes, votesLate(state))
    ? [cast, groupResult({ ...state, votes }, nowMs, facts)]
    : [cast];
}

/** Since rules 3 a vote that comes after the window counts where the votes cast decided nothing at its end. */
export const votesLate = (state: AppealState): boolean => state.rules >= 3 && windowOver(state);

/** The group's result out of the votes cast. */
export const groupResult = (state: AppealState, nowMs: number, facts?: Facts) =>
  ratedDraft(state, nowMs, tally(state, state.votes).rating, 'group', facts);
