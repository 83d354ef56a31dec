import { anyOf, centre, filingClerk } from '../access/who.ts';
import { optional, unit } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { openObligations } from '../owed/ledger.ts';
import type { LedgerEntry } from '../owed/obligation.ts';
import { centreOf } from '../people/parties.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  'reported-up': { from: string; to: string; above: readonly string[] };
}

const body = { to: optional(unit) } as const;

/** Triage passes to a centre above. The dispatch clock continues and charges the new holder of triage. */
export const reportUp = defineRule<typeof body, Events>({
  name: 'report-up',
  zh: '上报',
  en: 'report up',
  does: 'Pass triage to a centre above; the clock goes on',
  body,
  by: anyOf(centre, filingClerk),
  from: ['registered'],
  bars: ({ triage }) => (triage.above.length > 0 ? null : refuse('no-centre-above', { unit: triage.unit })),
  decide: (state, given) => {
    const { unit: from, above } = state.triage;
    const to = given.to ?? above[0] ?? '';
    if (!above.includes(to)) return refuse('not-above', { unit: to, above });
    const owner = { role: 'centre', unit: to, person: centreOf(state, to) } as const;
    const passes = openObligations(state, (o) => o.owner.role === 'centre').map(
      ({ id, dueAtMs, yellowAtMs, redAtMs, light }): LedgerEntry => {
        return { op: 'moved', id, owner, dueAtMs, yellowAtMs, redAtMs, light };
      },
    );
    return [draft('reported-up', { from, to, above: above.slice(above.indexOf(to) + 1) }, passes)];
  },
  evolve: {
    'reported-up': (state, { to, above }) => ({
      ...state,
      triage: { unit: to, above },
      triagedBefore: [...state.triagedBefore, state.triage.unit],
    }),
  },
});
