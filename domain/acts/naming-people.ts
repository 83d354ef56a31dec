import { open } from '../owed/ledger.ts';
import type { LedgerEntry } from '../owed/obligation.ts';
import type { AppealState } from '../state/index.ts';

/** What the acceptance itself ends needs no new person. */
export const withoutAccept = (state: AppealState): AppealState => ({
  ...state,
  obligations: open(state, (o) => o.kind !== 'accept'),
});

/** What a unit owes is owed by another of its people from now; nothing else about it changes. */
export const renames = (state: AppealState, unit: string, person: string): LedgerEntry[] =>
  open(
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
