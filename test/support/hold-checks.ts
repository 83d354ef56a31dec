import {
  type AppealEvent,
  type AppealState,
  type Limit,
  measureMs,
  type Obligation,
  scaleOf,
} from '../../domain/index.ts';
import { must } from './invariants.ts';

const still = ['complete', 'promise', 'finish-part'];
const movesTheWhole = ['resumed', 'completed', 'extension-decided', 'ruled', 'county-changed'];

/** A hold leaves the working time left unchanged; nothing that stands still is charged; no liability moves by signing. */
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
}

function checkResumed(before: AppealState, event: AppealEvent, after: AppealState): void {
  const fromMs = before.hold?.fromMs ?? 0;
  const frozen = before.obligations.filter((o) => still.includes(o.kind));
  for (const o of frozen) {
    const now = after.obligations.find(({ id }) => id === o.id);
    must(now !== undefined, 'a hold ends nothing of the work', o);
    const same =
      o.dueAtMs <= fromMs
        ? now.dueAtMs === o.dueAtMs
        : left(after, o, fromMs) === left(after, now, event.atMs);
    must(same, 'a hold leaves the working time left unchanged', o, now, event);
  }
}

const scale = (limit: Limit | null) => (limit === null ? 'working' : scaleOf(limit));
const left = ({ calendar }: AppealState, o: Obligation, fromMs: number): number =>
  measureMs(calendar, scale(o.limit), fromMs, o.dueAtMs);
