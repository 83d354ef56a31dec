import type { LedgerEntry } from '../owed/obligation.ts';
import { reassignLedger } from '../people/absence.ts';
import type { Actor, AppealState } from '../state/index.ts';
import type { AppealEvent, Draft } from './event.ts';
import { evolve } from './evolve.ts';

export interface Recorded {
  readonly state: AppealState;
  readonly events: readonly AppealEvent[];
}

/** Gives a draft its number, instant and actor, and gives its obligations their ids. */
export function numberDraft(
  before: Pick<AppealState, 'seq' | 'lastAtMs'> | null,
  { type, data, ledger, atMs, actor, note, attachments, warnings }: Draft,
  by: { nowMs: number; actor: Actor },
): AppealEvent {
  const seq = (before?.seq ?? 0) + 1;
  return {
    seq,
    atMs: Math.max(atMs ?? by.nowMs, before?.lastAtMs ?? 0),
    type,
    actor: actor ?? by.actor,
    data,
    ledger: ledger.map((entry, index) => named(entry, `${seq}.${index + 1}`)),
    ...(note === undefined ? {} : { note }),
    ...(attachments?.length ? { attachments } : {}),
    ...(warnings?.length ? { warnings } : {}),
  };
}

function named(entry: LedgerEntry, id: string): LedgerEntry {
  if (entry.op !== 'opened' || entry.obligation.id !== '') return entry;
  return { ...entry, obligation: { ...entry.obligation, id } };
}

/** Records one draft on top of earlier events. Adds the obligations that follow from absences. */
export function recordOne(done: Recorded, draft: Draft, by: { nowMs: number; actor: Actor }): Recorded {
  const first = numberDraft(done.state, draft, by);
  const next = evolve(done.state, first);
  const also = reassignLedger(next, by.nowMs);
  if (also.length === 0) return { state: next, events: [...done.events, first] };
  const event = numberDraft(done.state, { ...draft, ledger: [...draft.ledger, ...also] }, by);
  return { state: evolve(done.state, event), events: [...done.events, event] };
}
