import { anyOf, centre, supervision } from '../access/who.ts';
import { keepUnits, knownUnits } from '../acts/checks.ts';
import { answeredUrges, dispatchDraft, type Events } from '../acts/dispatching.ts';
import { list, optional, text, unit } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { isRefusal } from '../wording/refusal.ts';

const body = { lead: unit, helpers: optional(list(unit, 0, 10)), instruction: optional(text()) } as const;

/** The lead of a dispatch is the first receiver. It must accept, whether or not the matter is its own. */
export const dispatch = defineRule<typeof body, Events>({
  name: 'dispatch',
  zh: '派单',
  en: 'dispatch',
  does: 'Dispatch to one or several units; the lead is the first receiver and must accept',
  body,
  by: anyOf(centre, supervision),
  from: ['registered'],
  decide: (state, { lead, helpers = [], instruction }, { nowMs, facts }) => {
    const units = knownUnits(facts, [lead, ...helpers]);
    return isRefusal(units) ? units : [dispatchDraft(state, nowMs, units, instruction ?? null)];
  },
  evolve: {
    dispatched: (state, { lead, person, helpers, units, sinceMs }, { atMs, actor }) => ({
      ...state,
      stage: { status: 'assigned', liable: { unit: lead, person, sinceMs, why: 'dispatch' } },
      firstReceiver: lead,
      dispatchedAtMs: Math.max(sinceMs, atMs),
      ...(state.rules >= 4 ? { dispatchedBy: actor } : {}),
      helpers: helpers.map((id) => ({ unit: id, state: 'waiting', person: null, statement: null })),
      units: keepUnits(state, units),
      urges: answeredUrges(state, atMs),
    }),
  },
});
