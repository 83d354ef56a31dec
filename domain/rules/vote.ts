import { personalSerial } from '../access/standing.ts';
import { participant } from '../access/who.ts';
import { type RatedEvents, ratedEvolvers, ratingBody } from '../acts/rating.ts';
import { type VotedEvents, voteDrafts, votedEvolvers } from '../acts/voting.ts';
import { defineRule } from '../define-rule.ts';
import { isGroup, voters } from '../people/voting.ts';
import { refuse } from '../wording/refusal.ts';

/** Each person has one vote, changeable until the window ends or all have voted. */
export const vote = defineRule<typeof ratingBody, VotedEvents & RatedEvents>({
  name: 'vote',
  zh: '群众测评',
  en: 'vote',
  does: 'Vote on the result as a person of the group',
  body: ratingBody,
  by: participant,
  byCode: true,
  from: ['rating'],
  bars: (state) => {
    if (state.stage.status === 'rating' && state.stage.subject === 'decline')
      return refuse('declined-object-only');
    if (!isGroup(state)) return refuse('not-a-group');
    // One vote is no result for people known by number only. They meet, and the centre records the ballot.
    return voters(state).length > 1 ? null : refuse('meeting-votes');
  },
  decide: (state, given, { actor, nowMs, facts }) => {
    const serial = personalSerial(state, actor);
    return serial === null ? refuse('not-a-participant') : voteDrafts(state, serial, given, { nowMs, facts });
  },
  evolve: { ...ratedEvolvers, ...votedEvolvers },
});
