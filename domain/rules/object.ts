import { citizen } from '../access/who.ts';
import { newRequest } from '../acts/requests.ts';
import { personal } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { ends, opens } from '../owed/ledger.ts';
import { limitsOf } from '../policy/urgency.ts';
import type { PendingRequest } from '../state/index.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  objected: { request: Omit<PendingRequest, 'atMs'> };
}

const body = { reason: personal() } as const;

/** The citizen objects once to a decline. Supervision decides the objection. */
export const object = defineRule<typeof body, Events>({
  name: 'object',
  zh: '提出异议',
  en: 'object',
  does: 'Object, once, to a decline',
  body,
  by: citizen,
  byCode: true,
  from: ['rating'],
  bars: ({ stage, objection }) => {
    if (stage.status === 'rating' && stage.subject !== 'decline') return refuse('nothing-declined');
    return objection === null ? null : refuse('objected-already');
  },
  decide: (state, { reason }, { actor, nowMs }) => {
    const owner = {
      role: 'supervision',
      unit: state.supervision,
      person: state.units[state.supervision]?.head ?? null,
    } as const;
    return [
      draft('objected', { request: newRequest('objection', actor, [state.supervision], reason) }, [
        ...ends(state, 'citizen-rating'),
        opens(state, nowMs, {
          kind: 'decision',
          about: 'objection',
          owner,
          limit: limitsOf(state).decision,
        }),
      ]),
    ];
  },
  evolve: {
    objected: (state, { request }, { atMs }) => ({
      ...state,
      objection: { overturned: null },
      requests: [...state.requests, { ...request, atMs }],
    }),
  },
});
