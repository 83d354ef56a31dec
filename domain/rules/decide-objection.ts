import { supervision } from '../access/who.ts';
import { pendingRequest, requestsWithout } from '../acts/requests.ts';
import { flag, text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { opensDispatch } from '../leaders/escalation.ts';
import { closed, closingLedger } from '../owed/closing.ts';
import { ends } from '../owed/ledger.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  'objection-decided': { overturn: boolean; reason: string };
}

const body = { overturn: flag, reason: text() } as const;

/** An overturned decline returns the case to triage. A confirmed decline closes it. */
export const decideObjection = defineRule<typeof body, Events>({
  name: 'decide-objection',
  zh: '异议复核',
  en: 'decide the objection',
  does: 'Overturn or confirm a decline',
  body,
  by: supervision,
  from: ['rating'],
  bars: (state) =>
    pendingRequest(state, 'objection') ? null : refuse('nothing-requested', { kind: 'objection' }),
  decide: (state, { overturn, reason }, { nowMs }) => {
    const ledger = overturn
      ? [
          ...ends(state, (o) => o.kind === 'decision' || o.kind === 'call-back'),
          ...opensDispatch(state, nowMs),
        ]
      : closingLedger(state);
    return [draft('objection-decided', { overturn, reason }, ledger)];
  },
  evolve: {
    'objection-decided': (state, { overturn }, { atMs }) => {
      const decided = {
        ...state,
        objection: { overturned: overturn },
        requests: requestsWithout(state, 'objection'),
      };
      if (!overturn) return closed(decided, 'declined', atMs);
      return { ...decided, stage: { status: 'registered', fallback: null }, decline: null };
    },
  },
});
