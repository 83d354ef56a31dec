import {
  type AppealEvent,
  type AppealState,
  dueAtMs,
  limitsOf,
  type Obligation,
  wholeLimitOf,
} from '../../domain/index.ts';
import { returnsOf } from '../../domain/owed/returns.ts';
import { must } from './invariants.ts';
import { slowlyAfterHold, slowlyAfterSpan } from './slow-clock.ts';

const still = ['complete', 'promise', 'finish-part'];
const movesTheWhole = ['resumed', 'completed', 'extension-decided', 'ruled', 'county-changed', 'classified'];

/** Holds, reviews and moves shift dates by their counted days alone; nothing that stands still is charged; no liability moves by signing. */
export function checkHold(before: AppealState, event: AppealEvent, after: AppealState): void {
  const moved = before.overallDueAtMs !== after.overallDueAtMs;
  const merges = event.type === 'absorbed';
  // A merge that makes a case critical ends its hold, which shifts the date as any end of a hold does.
  const latestMs = merges && before.hold && !after.hold ? heldUntil(before, event) : before.overallDueAtMs;
  const sooner = merges && after.overallDueAtMs <= latestMs;
  must(
    !moved || sooner || movesTheWhole.includes(event.type),
    'the case’s own date moves by hold, extension or ruling, and by a merge to an earlier one',
    event,
  );
  if (event.type === 'returned') checkReturned(before, event, after);
  if (event.type === 'transferred') checkTransferred(before, event, after);
  if (before.hold === null) return;
  must(event.type !== 'transferred', 'no transfer on hold', event);
  const charged = event.type === 'light-turned' && still.includes((event.data as { kind: string }).kind);
  must(!charged, 'what stands still is not charged', event);
  if (event.type === 'resumed') checkResumed(before, event, after);
  if (event.type === 'resumed' || event.type === 'completed') {
    const dueMs = heldUntil(before, event);
    must(after.overallDueAtMs === dueMs, 'a hold moves the case’s own date as its limit counts', event);
  }
}

/** The case's own date, where its hold ends with this event. */
const heldUntil = (before: AppealState, { atMs }: AppealEvent): number =>
  shifted(
    before,
    wholeLimitOf(before, before.earliestFiledAtMs ?? before.registeredAtMs),
    before.overallDueAtMs,
    atMs,
  );

const wholeOf = ({ obligations }: AppealState): Obligation => {
  const whole = obligations.find(({ kind }) => kind === 'complete');
  must(whole !== undefined, 'work is owed', obligations);
  return whole;
};

/** A return leaves the old date, later by what the review overran, or the policy's least once a round. */
function checkReturned(before: AppealState, event: AppealEvent, after: AppealState): void {
  if (before.stage.status !== 'reviewing') return;
  const { calendar, obligations } = before;
  const { obligation, atMs } = before.stage.completion;
  const limit = obligations.find(({ kind }) => kind === 'review')?.limit ?? limitsOf(before).review;
  const span = { fromMs: dueAtMs(calendar, limit, atMs), toMs: event.atMs };
  const overran = obligation.dueAtMs > atMs && span.toMs > span.fromMs;
  const oldMs = overran
    ? slowlyAfterSpan(calendar, obligation.limit, obligation.dueAtMs, span)
    : obligation.dueAtMs;
  const leastMs = dueAtMs(calendar, limitsOf(before).leastAfterReturn, event.atMs);
  const dueMs = returnsOf(before).leastGiven ? oldMs : Math.max(oldMs, leastMs);
  must(wholeOf(after).dueAtMs === dueMs, 'a return buys no time', obligation, wholeOf(after), event);
}

function checkTransferred(before: AppealState, event: AppealEvent, after: AppealState): void {
  const leastMs = dueAtMs(before.calendar, limitsOf(before).leastAfterMove, event.atMs);
  const dueMs = Math.max(wholeOf(before).dueAtMs, leastMs);
  must(wholeOf(after).dueAtMs === dueMs, 'a move buys no time but the least', event);
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
