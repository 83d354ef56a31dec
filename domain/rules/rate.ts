import { rater } from '../access/who.ts';
import { type RatedEvents, ratable, ratedDraft, ratedEvolvers, ratingBody } from '../acts/rating.ts';
import { defineRule } from '../define-rule.ts';
import type { Actor, Rating } from '../state/index.ts';

/** The leader of an instruction and supervision rate in their own name. Everybody else comes by a code. */
const byRole = ({ role }: Actor): Rating['by'] =>
  role === 'supervision' || role === 'leader' ? role : 'citizen';

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
  decide: (state, given, { nowMs, actor, facts }) => [ratedDraft(state, nowMs, given, byRole(actor), facts)],
  evolve: ratedEvolvers,
});
