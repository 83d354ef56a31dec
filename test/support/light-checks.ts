import type { AppealEvent, AppealState, LedgerEntry, Obligation } from '../../domain/index.ts';
import { must } from './invariants.ts';

/** No change of a date sets a colour into the past, where it would be charged for time that nobody was told of. */
export function checkInstants(before: AppealState, event: AppealEvent, after: AppealState): void {
  if (after.rules < 3) return;
  for (const entry of event.ledger) {
    const id = idOf(entry);
    const now = after.obligations.find((o) => o.id === id);
    const was = before.obligations.find((o) => o.id === id);
    if (now && !(was && sameInstants(was, now))) checkAhead(now, was, event);
  }
}

const idOf = (entry: LedgerEntry): string => (entry.op === 'opened' ? entry.obligation.id : entry.id);
const sameInstants = (a: Obligation, b: Obligation): boolean =>
  a.yellowAtMs === b.yellowAtMs && a.redAtMs === b.redAtMs;

function checkAhead(now: Obligation, was: Obligation | undefined, event: AppealEvent): void {
  const { light, yellowAtMs, redAtMs } = now;
  const yellowAhead = light !== 'green' || yellowAtMs === null || yellowAtMs >= event.atMs;
  must(yellowAhead, 'yellow never moves back past the change', was, now, event);
  must(light === 'red' || redAtMs === null || redAtMs >= event.atMs, 'nor does red', was, now, event);
  must(now.kind !== 'citizen-rating' || redAtMs === null, 'a citizen owes nothing', now, event);
  if (!was) return;
  must((was.light === 'red') >= (light === 'red'), 'only the clock lets a light rise', was, now, event);
  must(now.charged === was.charged, 'a change charges nobody', was, now, event);
}
