import { centre } from '../access/who.ts';
import { whileMerging } from '../acts/checks.ts';
import { appeal } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { countsAsRepeat, endedUnheard, isSettled, isSoonAfter } from '../joining/repeats.ts';
import { factOf } from '../policy/policy.ts';
import type { AppealState, Link } from '../state/index.ts';
import { refuse } from '../wording/refusal.ts';
import { warn } from '../wording/warning.ts';

interface Events {
  'repeat-confirmed': { of: string; registeredAtMs: number; settled: boolean };
}

const body = { of: appeal } as const;

/**
 * Triage confirms that this case repeats an earlier one, which counts from then on. A telephone alone proves
 * nothing.
 */
export const confirmRepeat = defineRule<typeof body, Events>({
  name: 'confirm-repeat',
  zh: '认定重复诉求',
  en: 'confirm a repeat',
  does: 'Confirm that this case repeats an earlier one; it counts from then on',
  body,
  by: centre,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  leavesConfidence: true,
  bars: whileMerging,
  decide: (state, { of }, { facts }) => {
    if (of === state.id) return refuse('repeats-itself');
    const earlier = factOf(facts.appeals, of);
    if (!earlier) return refuse('unknown-appeal', { appeal: of });
    const { registeredAtMs, outcome } = earlier;
    if (endedUnheard(outcome)) return refuse('nothing-to-repeat', { appeal: of, outcome: outcome ?? '' });
    if (registeredAtMs > state.registeredAtMs) return refuse('filed-later', { appeal: of });
    if (state.links.some((link) => countsAsRepeat(link) && link.appeal === of))
      return refuse('repeat-confirmed-already', { appeal: of });
    const settled = isSettled(earlier);
    const recent = earlier.status !== 'closed' && isSoonAfter(state, registeredAtMs, state.registeredAtMs);
    const warnings = recent ? [warn('open-and-recent', { appeal: of })] : [];
    return [draft('repeat-confirmed', { of, registeredAtMs, settled }, [], { warnings })];
  },
  evolve: {
    'repeat-confirmed': (state, { of, registeredAtMs, settled }) => ({
      ...state,
      links: [...unproposed(state, of), confirmedLink(of, registeredAtMs, settled)],
    }),
  },
});

/** The confirmed link replaces its proposal. */
const unproposed = ({ links }: AppealState, of: string): Link[] =>
  links.filter(({ kind, appeal }) => appeal !== of || !['may-repeat', 'may-merge', 'repeats'].includes(kind));

const confirmedLink = (appeal: string, registeredAtMs: number, settled: boolean): Link => ({
  kind: 'repeats',
  appeal,
  registeredAtMs,
  why: 'confirmed',
  ...(settled ? { settled } : {}),
});
