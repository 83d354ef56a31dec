import { assertNever } from '../wording/refusal.ts';
import type { LedgerEntry, Obligation } from './obligation.ts';

/** Applies one change to the open obligations. */
export function applyEntry(obligations: readonly Obligation[], entry: LedgerEntry): readonly Obligation[] {
  switch (entry.op) {
    case 'opened':
      return [...obligations, entry.obligation];
    case 'ended':
      return obligations.filter(({ id }) => id !== entry.id);
    case 'moved': {
      const { op: _, id, owner, ...dates } = entry;
      return obligations.map((o) => (o.id === id ? { ...o, ...dates, owner: owner ?? o.owner } : o));
    }
    default:
      return assertNever(entry);
  }
}
