import { centre } from '../access/who.ts';
import { keepUnits, knownUnit, knownUnits } from '../acts/checks.ts';
import { list, optional, unit } from '../body/shape.ts';
import { dueAtMs } from '../calendar/index.ts';
import { draft } from '../event/event.ts';
import { ends, opens } from '../owed/ledger.ts';
import { officerOf } from '../people/parties.ts';
import type { UnitFact } from '../policy/policy.ts';
import { rule } from '../rule.ts';
import type { AppealState, Pool } from '../state/index.ts';
import { isRefusal } from '../wording/refusal.ts';

interface Events {
  'opened-to-claims': { pool: Omit<Pool, 'sinceMs'>; units: readonly UnitFact[] };
}

const body = { units: list(unit, 1, 20), fallback: optional(unit) } as const;

/** The case lies open to the eligible units; what nobody claims goes to the fall-back unit or back to triage. */
export const openToClaims = rule<typeof body, Events>({
  name: 'open-to-claims',
  zh: '开放抢单',
  en: 'Open the case to claims; unclaimed it goes to the fall-back unit',
  body,
  by: centre,
  from: ['registered'],
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

/** Opening a pool, by a centre or by the county's dispatch rules. */
export function poolDraft(
  state: AppealState,
  nowMs: number,
  eligible: readonly UnitFact[],
  last: UnitFact | null,
) {
  const known = last ? [...eligible, last] : eligible;
  const withUnits = { ...state, units: keepUnits(state, known) };
  const { claim } = state.policy.limits;
  const pool = {
    units: eligible.map((u) => u.id),
    fallback: last?.id ?? null,
    endsAtMs: dueAtMs(state.calendar, claim, nowMs),
  };
  return draft('opened-to-claims', { pool, units: known }, [
    ...ends(state, 'dispatch'),
    ...eligible.map(({ id }) =>
      opens(state, nowMs, { kind: 'claim', about: id, owner: officerOf(withUnits, id), limit: claim }),
    ),
  ]);
}
