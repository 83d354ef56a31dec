import type { AppealEvent, AppealState } from '../../domain/index.ts';
import { must } from './invariants.ts';
import { slowlyAfterHold } from './slow-clock.ts';

const still = ['complete', 'promise', 'finish-part'];
const movesTheWhole = ['resumed', 'completed', 'extension-decided', 'ruled', 'county-changed'];

/** A hold shifts dates by its counted days alone; nothing that stands still is charged; no liability moves by signing. */
export function checkHold(before: AppealState, event: AppealEvent, after: AppealState): void {
  const moved = before.overallDueAtMs !== after.overallDueAtMs;
  must(
    !moved || movesTheWhole.includes(event.type),
    'the case’s own date moves by hold, extension or ruling',
    event,
  );
  if (before.hold === null) return;
  must(event.type !== 'transferred', 'no transfer on hold', event);
  const charged = event.type === 'light-turned' && still.includes((event.data as { kind: string }).kind);
  must(!charged, 'what stands still is not charged', event);
  if (event.type === 'resumed') checkResumed(before, event, after);
  if (event.type === 'resumed' || event.type === 'completed') {
    const dueMs = shifted(before, before.category.limit, before.overallDueAtMs, event.atMs);
    must(after.overallDueAtMs === dueMs, 'a hold moves the case’s own date as its limit counts', event);
  }
}

function checkResumed(before: AppealState, event: AppealEvent, after: AppealState): void {
  const frozen = before.obligations.filter((o) => still.includes(o.kind));
  for (const o of frozen) {
    const now = after.obligations.find(({ id }) => id === o.id);
    must(now !== undefined, 'a hold ends nothing of the work', o);
    const dueMs = shifted(before, o.limit, o.dueAtMs, event.atMs);
    must(now.dueAtMs === dueMs, 'a hold shifts by the counted days whose 24:00 lies in it', o, now, event);
  }
}

const shifted = (
  { calendar, hold }: AppealState,
  limit: string | null,
  dueMs: number,
  endMs: number,
): number => slowlyAfterHold(calendar, limit, dueMs, { fromMs: hold?.fromMs ?? endMs, toMs: endMs });
