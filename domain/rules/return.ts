import { reviewer } from '../access/who.ts';
import { text } from '../body/shape.ts';
import { dueAfterSpan, dueAtMs, type HeldSpan } from '../calendar/index.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { dueAfter, ends, openObligations, opens } from '../owed/ledger.ts';
import type { LedgerEntry, Obligation } from '../owed/obligation.ts';
import { movedLights } from '../owed/obligation-lights.ts';
import { returnsOf } from '../owed/returns.ts';
import { officerOf } from '../people/parties.ts';
import { limitsOf } from '../policy/urgency.ts';
import { type Actor, type AppealState, type Completion, liableOf } from '../state/index.ts';

interface Events {
  returned: { reason: string; leastGiven?: true };
}

const body = { reason: text() } as const;

/** The reviewer returns the completion. The same obligation continues as if it had not been completed. */
export const returnCompletion = defineRule<typeof body, Events>({
  name: 'return',
  zh: '退回重办',
  en: 'return',
  does: 'Return the completion with a reason; its old date goes on',
  body,
  by: reviewer,
  from: ['reviewing'],
  decide: (state, { reason }, { nowMs }) => {
    const { dueMs, overran, leastGiven } = dueAgain(state, nowMs);
    const data = leastGiven ? { reason, leastGiven } : { reason };
    return [draft('returned', data, [...ends(state, 'review'), ...reopens(state, nowMs, dueMs, overran)])];
  },
  evolve: {
    returned: (state, { leastGiven }, { actor }) => {
      const liable = liableOf(state);
      if (!liable) return state;
      return {
        ...counted(state, actor, leastGiven),
        stage: { status: 'handling', liable },
        completion: null,
      };
    },
  },
});

function counted(state: AppealState, { role }: Actor, leastGiven?: true): AppealState {
  if (state.rules < 3) return state;
  const before = returnsOf(state);
  const returns = {
    ...before,
    counted: before.counted + (role === 'leader' ? 0 : 1),
    leastGiven: before.leastGiven || leastGiven === true,
  };
  return { ...state, counters: { ...state.counters, returns } };
}

interface Again {
  readonly dueMs: number;
  readonly overran?: HeldSpan;
  readonly leastGiven?: true;
}

/**
 * A sham completion buys no time. The date is as before, plus only the excess of the review over its limit.
 * Once a round, a return leaves at least the policy's minimum.
 */
function dueAgain(state: AppealState, nowMs: number): Again {
  const { stage, calendar } = state;
  if (stage.status !== 'reviewing') return { dueMs: nowMs };
  const { completion } = stage;
  const { obligation } = completion;
  const least = limitsOf(state).leastAfterReturn;
  if (state.rules < 3) return { dueMs: dueAfter(state, obligation, completion.leftMs ?? 0, nowMs, least) };
  const overran = overrunOf(state, completion, nowMs);
  const goesOn: Again = overran
    ? { dueMs: dueAfterSpan(calendar, obligation.limit, obligation.dueAtMs, overran), overran }
    : { dueMs: obligation.dueAtMs };
  const leastMs = dueAtMs(calendar, least, nowMs);
  if (goesOn.dueMs >= leastMs || returnsOf(state).leastGiven) return goesOn;
  return { ...goesOn, dueMs: leastMs, leastGiven: true };
}

/**
 * The span by which the review exceeded its limit, counted once from the completion. A review that passes to
 * a leader is still the same review. A completion that was late gains nothing.
 */
function overrunOf(
  state: AppealState,
  { obligation, atMs }: Completion,
  nowMs: number,
): HeldSpan | undefined {
  const limit = openObligations(state, 'review')[0]?.limit ?? limitsOf(state).review;
  const fromMs = dueAtMs(state.calendar, limit, atMs);
  return obligation.dueAtMs > atMs && nowMs > fromMs ? { fromMs, toMs: nowMs } : undefined;
}

/** Id, charged colours and beginning stay. A date already past turns red now and no sooner. */
function reopens(state: AppealState, nowMs: number, dueMs: number, overran?: HeldSpan): LedgerEntry[] {
  const { stage } = state;
  if (stage.status !== 'reviewing') return [];
  const { obligation } = stage.completion;
  const owner = officerOf(state, stage.liable.unit, stage.liable.person);
  const again = opens(state, nowMs, { kind: 'complete', owner, limit: obligation.limit, dueMs });
  const progress = opens(state, nowMs, { kind: 'progress', owner, limit: limitsOf(state).progress });
  if (again.op !== 'opened') return [];
  const reopened = goesOn(state, again.obligation, obligation, nowMs, overran);
  return [{ op: 'opened', obligation: reopened }, ...(state.promise ? [progress] : [])];
}

function goesOn(
  state: AppealState,
  again: Obligation,
  { id, charged, sinceMs, set, overruns = [] }: Obligation,
  nowMs: number,
  overran?: HeldSpan,
): Obligation {
  const same = { ...again, id, charged, sinceMs };
  if (state.rules < 3) return same;
  const spans = overran ? [...overruns, overran] : overruns;
  const whole: Obligation = {
    ...same,
    ...(set ? { set } : {}),
    ...(spans.length > 0 ? { overruns: spans } : {}),
  };
  return { ...whole, ...movedLights(state, whole, whole.dueAtMs, nowMs) };
}
