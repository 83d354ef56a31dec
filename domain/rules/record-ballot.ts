import { draft } from '../event.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { rule } from '../rule.ts';
import { instant, integer, text } from '../shape.ts';
import { isGroup, keepsOpen, voters } from '../voting.ts';
import { centre } from '../who.ts';
import { since } from './checks.ts';
import { type RatedEvents, ratedDraft, ratedEvolvers } from './rate.ts';

interface Events {
  'ballot-recorded': {
    heldAtMs: number;
    place: string;
    cast: number;
    dissatisfied: number;
    evidence: string;
  };
}

const body = {
  at: instant,
  place: text(400),
  cast: integer(1, 100_000),
  dissatisfied: integer(0, 100_000),
  evidence: text(4000),
} as const;

/** A meeting's ballot, where the people of a group are known by number only. */
export const recordBallot = rule<typeof body, Events & RatedEvents>({
  name: 'record-ballot',
  zh: '记录现场表决',
  en: 'Record a meeting’s ballot with its evidence',
  body,
  by: centre,
  from: ['rating'],
  bars: (state) => {
    const { stage } = state;
    if (stage.status === 'rating' && stage.subject === 'decline') return refuse('declined-object-only');
    if (!isGroup(state)) return refuse('not-a-group');
    return voters(state).length > 1 ? refuse('people-vote') : null;
  },
  decide: (state, { at, place, cast, dissatisfied, evidence }, { nowMs, facts }) => {
    const heldAtMs = since('at', at, state, nowMs);
    if (isRefusal(heldAtMs)) return heldAtMs;
    const declared = state.registration.declared ?? cast;
    if (cast > declared) return refuse('more-votes-than-people', { cast, declared });
    if (dissatisfied > cast) return refuse('more-votes-than-people', { cast: dissatisfied, declared: cast });
    const satisfied = !keepsOpen(state, cast, dissatisfied);
    const rating = { contacted: true, resolved: satisfied, satisfaction: satisfied ? 'yes' : 'no' } as const;
    return [
      draft('ballot-recorded', { heldAtMs, place, cast, dissatisfied, evidence }),
      ratedDraft(state, nowMs, rating, 'group', facts),
    ];
  },
  evolve: { ...ratedEvolvers, 'ballot-recorded': (state) => state },
});
