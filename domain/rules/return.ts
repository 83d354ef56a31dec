import { draft } from '../event.ts';
import { dueAfter, ends, opens } from '../ledger.ts';
import type { LedgerEntry } from '../obligation.ts';
import { officerOf } from '../parties.ts';
import { rule } from '../rule.ts';
import { text } from '../shape.ts';
import { type AppealState, liableOf } from '../state.ts';
import { reviewer } from '../who.ts';

interface Events {
  returned: { reason: string };
}

const body = { reason: text() } as const;

/** The completion is found wanting: the same obligation goes on with the time that was left. */
export const returnCompletion = rule<typeof body, Events>({
  name: 'return',
  zh: '退回',
  en: 'Return the completion with a reason; the working time left goes on',
  body,
  by: reviewer,
  from: ['reviewing'],
  decide: (state, { reason }, { nowMs }) => [
    draft('returned', { reason }, [...ends(state, 'review'), ...reopens(state, nowMs)]),
  ],
  evolve: {
    returned: (state) => {
      const liable = liableOf(state);
      return liable ? { ...state, stage: { status: 'handling', liable }, completion: null } : state;
    },
  },
});

/** A sham completion buys no fresh limit: id, colours charged and time left are those of before. */
function reopens(state: AppealState, nowMs: number): LedgerEntry[] {
  const { stage, policy } = state;
  if (stage.status !== 'reviewing') return [];
  const { obligation, leftMs } = stage.completion;
  const owner = officerOf(state, stage.liable.unit, stage.liable.person);
  const dueMs = dueAfter(state, obligation, leftMs, nowMs, policy.limits.leastAfterReturn);
  const again = opens(state, nowMs, { kind: 'complete', owner, limit: obligation.limit, dueMs });
  const progress = opens(state, nowMs, { kind: 'progress', owner, limit: policy.limits.progress });
  if (again.op !== 'opened') return [];
  const { id, charged, sinceMs } = obligation;
  return [
    { op: 'opened', obligation: { ...again.obligation, id, charged, sinceMs } },
    ...(state.promise ? [progress] : []),
  ];
}
