import { centre } from '../access/who.ts';
import { keepUnits, knownUnit, knownUnits } from '../acts/checks.ts';
import { poolDraft } from '../acts/pooling.ts';
import { list, optional, unit } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import type { UnitFact } from '../policy/policy.ts';
import { isCritical } from '../policy/urgency.ts';
import type { Pool } from '../state/index.ts';
import { isRefusal, refuse } from '../wording/refusal.ts';

interface Events {
  'opened-to-claims': { pool: Omit<Pool, 'sinceMs'>; units: readonly UnitFact[] };
}

const body = { units: list(unit, 1, 20), fallback: optional(unit) } as const;

/** The case lies open to the eligible units. Unclaimed, it goes to the fall-back unit or back to triage. */
export const openToClaims = defineRule<typeof body, Events>({
  name: 'open-to-claims',
  zh: '开放抢单',
  en: 'open to claims',
  does: 'Open the case to claims; unclaimed it goes to the fall-back unit',
  body,
  by: centre,
  from: ['registered'],
  bars: (state) => (isCritical(state) ? refuse('critical-no-pool') : null),
  decide: (state, { units, fallback }, { facts, nowMs }) => {
    const eligible = knownUnits(facts, units);
    if (isRefusal(eligible)) return eligible;
    const last = fallback === undefined ? null : knownUnit(facts, fallback);
    if (isRefusal(last)) return last;
    return [poolDraft(state, nowMs, eligible, last)];
  },
  evolve: {
    'opened-to-claims': (state, { pool, units }, { atMs }) => ({
      ...state,
      stage: { status: 'pooled', pool: { ...pool, sinceMs: atMs } },
      units: keepUnits(state, units),
      eligible: pool.units,
    }),
  },
});
