import { anyOf, byCase, centre, leaderInCharge } from '../access/who.ts';
import { openObligations } from '../owed/ledger.ts';
import { numbersOf } from '../policy/defaults.ts';
import type { AppealFact } from '../policy/policy.ts';
import type { Actor, AppealState, Merging } from '../state/index.ts';
import { type Refusal, refuse } from '../wording/refusal.ts';
import { type Warning, warn } from '../wording/warning.ts';
import { metresBetween, placeIn } from './distance.ts';
import { isDateSet } from './earlier-filing.ts';
import { partsOf } from './parts.ts';

/** These rules apply to a duplicate on its way into a master. */

const isWithLeader = ({ rules, escalation }: AppealState): boolean =>
  rules >= 3 && escalation.state !== 'none';

export const merger = byCase(
  {
    en: `${centre.en}; of a case that is with a leader, that leader`,
    zh: `${centre.zh}；已由县领导领办的，限该领导`,
  },
  [centre, leaderInCharge],
  (state) => (isWithLeader(state) ? anyOf(centre, leaderInCharge) : centre),
);

/** No merge takes a case from its leader. */
export function leaderMerges(state: AppealState, actor: Actor): Refusal | null {
  if (!isWithLeader(state) || leaderInCharge.allows(state, actor)) return null;
  return refuse('leader-merges', { leader: state.escalation.leader ?? '' });
}

/** Collects everything that a duplicate knows and its master does not. */
export function broughtAlong(state: AppealState): Partial<Merging> {
  if (state.rules < 3) return {};
  const { state: stage, leader, reason } = state.escalation;
  return {
    parts: partsOf(state),
    earliestFiledAtMs: state.earliestFiledAtMs ?? state.registeredAtMs,
    escalation: stage === 'none' || leader === null ? null : { leader, reason: reason ?? 'by-leader' },
    ...(state.urgency ? { urgency: state.urgency, ...datesOf(state) } : {}),
  };
}

/** Another category or a distant place suggests that the matters differ. */
export function mergeWarnings(state: AppealState, master: AppealFact): Warning[] {
  if (state.rules < 3) return [];
  const here = placeIn(state.registration.location);
  const metres = here && master.place ? Math.round(metresBetween(here, master.place)) : 0;
  return [
    ...(master.category === state.category.id ? [] : [warn('merge-other-category', { appeal: master.id })]),
    ...(metres > numbersOf(state).farBeyondMetres
      ? [warn('merge-far-apart', { appeal: master.id, metres })]
      : []),
  ];
}

/** Dates of an urgent duplicate. Its level may have come long after its filing, from which its master cannot count. */
function datesOf(state: AppealState): Partial<Merging> {
  const [contain] = openObligations(state, 'contain');
  return {
    ...(isDateSet(state) ? {} : { overallDueAtMs: state.overallDueAtMs }),
    ...(contain ? { containDueAtMs: contain.dueAtMs } : {}),
  };
}
