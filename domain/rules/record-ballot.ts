import { centre } from '../access/who.ts';
import { pastInstant } from '../acts/checks.ts';
import { type RatedEvents, ratedDraft, ratedEvolvers } from '../acts/rating.ts';
import { instant, integer, line, text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { bindsAll, isGroup, keepsOpen, peopleOf, someUnnamed, voters, windowOver } from '../people/voting.ts';
import type { AppealState } from '../state/index.ts';
import { isRefusal, refuse } from '../wording/refusal.ts';

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
  place: line(400),
  cast: integer(1, 100_000),
  dissatisfied: integer(0, 100_000),
  evidence: text(4000),
} as const;

/**
 * A meeting's ballot serves a group with people known by number only, or without a result after the window.
 * Fewer votes than the quorum decide nothing, unless the noes exceed the policy's share of everybody.
 */
export const recordBallot = defineRule<typeof body, Events & RatedEvents>({
  name: 'record-ballot',
  zh: '记录现场测评',
  en: 'record a ballot',
  does: 'Record a meeting’s ballot with its evidence',
  body,
  by: centre,
  from: ['rating'],
  bars: (state) => {
    const { stage } = state;
    if (stage.status === 'rating' && stage.subject === 'decline') return refuse('declined-object-only');
    if (!isGroup(state)) return refuse('not-a-group');
    return voters(state).length > 1 && !mayMeet(state) ? refuse('people-vote') : null;
  },
  decide: (state, { at, place, cast, dissatisfied, evidence }, { nowMs, facts }) => {
    const heldAtMs = pastInstant('at', at, state, nowMs);
    if (isRefusal(heldAtMs)) return heldAtMs;
    const declared = state.rules >= 3 ? peopleOf(state) : (state.registration.declared ?? cast);
    if (cast > declared) return refuse('more-votes-than-people', { cast, declared });
    if (dissatisfied > cast)
      return state.rules >= 3
        ? refuse('more-dissatisfied-than-votes', { dissatisfied, cast })
        : refuse('more-votes-than-people', { cast: dissatisfied, declared: cast });
    const satisfied = !keepsOpen(state, cast, dissatisfied);
    const rating = { contacted: true, resolved: satisfied, satisfaction: satisfied ? 'yes' : 'no' } as const;
    const held = draft('ballot-recorded', { heldAtMs, place, cast, dissatisfied, evidence });
    const decided = state.rules < 3 || bindsAll(state, cast, dissatisfied);
    return decided ? [held, ratedDraft(state, nowMs, rating, 'group', facts)] : [held];
  },
  evolve: { ...ratedEvolvers, 'ballot-recorded': (state) => state },
});

const mayMeet = (state: AppealState): boolean =>
  state.rules >= 3 && (someUnnamed(state) || windowOver(state));
