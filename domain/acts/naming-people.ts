import { openObligations } from '../owed/ledger.ts';
import type { LedgerEntry } from '../owed/obligation.ts';
import type { AppealState } from '../state/index.ts';

/** The acceptance itself ends this obligation, so it needs no new person. */
export const withoutAccept = (state: AppealState): AppealState => ({
  ...state,
  obligations: openObligations(state, (o) => o.kind !== 'accept'),
});

/** From now another person owes everything that the unit owes. Nothing else changes. */
export const renames = (state: AppealState, unit: string, person: string): LedgerEntry[] =>
  openObligations(
    state,
    (o) => o.owner.unit === unit && o.kind !== 'reassign' && ['officer', 'discipline'].includes(o.owner.role),
  ).map(({ id, dueAtMs, yellowAtMs, redAtMs, light, owner }) => ({
    op: 'moved',
    id,
    dueAtMs,
    yellowAtMs,
    redAtMs,
    light,
    owner: { ...owner, person },
  }));
