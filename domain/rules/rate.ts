import { rater } from '../access/who.ts';
import { type RatedEvents, ratable, ratedDraft, ratedEvolvers, ratingBody } from '../acts/rating.ts';
import { defineRule } from '../define-rule.ts';

/** Only the citizen's word closes an appeal. Yes or neutral closes it; no sends it back to work. */
export const rate = defineRule<typeof ratingBody, RatedEvents>({
  name: 'rate',
  zh: '评价',
  en: 'rate',
  does: 'Rate the result: contacted, resolved, satisfied',
  body: ratingBody,
  by: rater,
  byCode: true,
  from: ['rating'],
  bars: (state) => ratable(state),
  decide: (state, given, { nowMs, actor, facts }) => [
    ratedDraft(state, nowMs, given, actor.role === 'supervision' ? 'supervision' : 'citizen', facts),
  ],
  evolve: ratedEvolvers,
});
