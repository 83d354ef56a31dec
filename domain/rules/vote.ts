import type { Draft, Evolvers } from '../event.ts';
import { draft } from '../event.ts';
import { refuse } from '../refusal.ts';
import { rule } from '../rule.ts';
import { citizenPlace } from '../state/citizen-account.ts';
import type { AppealState, Vote } from '../state.ts';
import { allVoted, isGroup, tally, voters } from '../voting.ts';
import { participant } from '../who.ts';
import { type RatedEvents, ratedDraft, ratedEvolvers, ratingBody } from './rate.ts';

interface Events {
  voted: { vote: Omit<Vote, 'atMs'> };
}

/** One vote a person, changeable until the window ends or all have voted. */
export const vote = rule<typeof ratingBody, Events & RatedEvents>({
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
  decide: (state, { contacted, resolved, satisfaction, comment = null }, { actor, nowMs }) => {
    const { serial } = citizenPlace(actor.account) ?? {};
    if (serial === undefined) return refuse('not-a-participant');
    const given = { serial, contacted, resolved, satisfaction, comment };
    const votes = withVote(state, { ...given, atMs: nowMs });
    const cast: Draft<'voted', Events['voted']> = draft('voted', { vote: given });
    return allVoted(state, votes) ? [cast, groupResult({ ...state, votes }, nowMs)] : [cast];
  },
  evolve: {
    ...(ratedEvolvers satisfies Evolvers<RatedEvents>),
    voted: (state, { vote }, { atMs }) => ({ ...state, votes: withVote(state, { ...vote, atMs }) }),
  },
});

const withVote = (state: AppealState, vote: Vote): readonly Vote[] => [
  ...state.votes.filter((v) => v.serial !== vote.serial),
  vote,
];

/** The group's result out of the votes cast. */
export const groupResult = (state: AppealState, nowMs: number) =>
  ratedDraft(state, nowMs, tally(state, state.votes).rating, 'group');
