import { dueAtMs } from '../calendar/index.ts';
import { draft } from '../event/event.ts';
import { ends, opens } from '../owed/ledger.ts';
import { officerOf } from '../people/parties.ts';
import type { UnitFact } from '../policy/policy.ts';
import { limitsOf } from '../policy/urgency.ts';
import type { AppealState } from '../state/index.ts';
import { keepUnits } from './checks.ts';

/** Drafts the opening of a pool, by a centre or by the county's dispatch rules. */
export function poolDraft(
  state: AppealState,
  nowMs: number,
  eligible: readonly UnitFact[],
  last: UnitFact | null,
) {
  const known = last ? [...eligible, last] : eligible;
  const withUnits = { ...state, units: keepUnits(state, known) };
  const { claim } = limitsOf(state);
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
