import { closed, closingLedger } from '../closing.ts';
import { draft } from '../event.ts';
import { opens } from '../ledger.ts';
import { triageOwner } from '../parties.ts';
import { refuse } from '../refusal.ts';
import { rule } from '../rule.ts';
import { text } from '../shape.ts';
import type { Request } from '../state.ts';
import { citizen } from '../who.ts';
import { asked, pending } from './requests.ts';

interface Events {
  withdrawn: { reason: string };
  'withdrawal-requested': { request: Omit<Request, 'atMs'> };
}

const body = { reason: text() } as const;

/** Before dispatch a withdrawal closes the case; after it the centre confirms the wish by a call. */
export const withdraw = rule<typeof body, Events>({
  name: 'withdraw',
  zh: '撤回',
  en: 'Withdraw the appeal; after dispatch the centre confirms it by a call',
  body,
  by: citizen,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  bars: (state) => (pending(state, 'withdrawal') ? refuse('request-pending', { kind: 'withdrawal' }) : null),
  decide: (state, { reason }, { actor, nowMs }) => {
    if (state.firstReceiver === null) return [draft('withdrawn', { reason }, closingLedger(state))];
    const request = asked('withdrawal', actor, [state.triage.unit], reason);
    return [
      draft('withdrawal-requested', { request }, [
        opens(state, nowMs, {
          kind: 'call-back',
          about: 'withdrawal',
          owner: triageOwner(state),
          limit: state.policy.limits.callBack,
        }),
      ]),
    ];
  },
  evolve: {
    withdrawn: (state, _, { atMs }) => closed(state, 'withdrawn', atMs),
    'withdrawal-requested': (state, { request }, { atMs }) => ({
      ...state,
      requests: [...state.requests, { ...request, atMs }],
    }),
  },
});
