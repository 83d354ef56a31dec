import { asksForStanding, personalSerial } from '../access/standing.ts';
import { citizen } from '../access/who.ts';
import { standsAlone, whileMerging } from '../acts/checks.ts';
import { leaveDrafts, personLeft, type WithdrawalEvents } from '../acts/leaving.ts';
import { type RatedEvents, ratedEvolvers } from '../acts/rating.ts';
import { newRequest, pendingRequest } from '../acts/requests.ts';
import { personal } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { closed, closingLedger } from '../owed/closing.ts';
import { opens } from '../owed/ledger.ts';
import { triageOwner } from '../people/parties.ts';
import { voters } from '../people/voting.ts';
import { limitsOf } from '../policy/urgency.ts';
import type { Actor, AppealState } from '../state/index.ts';
import { refuse } from '../wording/refusal.ts';

const body = { reason: personal() } as const;

/**
 * One of several persons leaves the matter, which continues. The last person's withdrawal ends it. Before
 * dispatch it ends at once, afterwards when the centre has confirmed the wish by a call.
 */
export const withdraw = defineRule<typeof body, WithdrawalEvents & RatedEvents>({
  name: 'withdraw',
  zh: '撤回',
  en: 'withdraw',
  does: 'Withdraw the appeal; after dispatch the centre confirms it by a call',
  body,
  by: citizen,
  byCode: true,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  bars: (state, actor) =>
    standsAlone(state) ??
    (wished(state, actor) ? refuse('request-pending', { kind: 'withdrawal' }) : whileMerging(state)),
  decide: (state, { reason }, { actor, nowMs, facts }) => {
    if (voters(state).length > 1)
      return leaveDrafts(state, personalSerial(state, actor), reason, { nowMs, facts });
    if (state.firstReceiver === null) return [draft('withdrawn', { reason }, closingLedger(state))];
    const request = newRequest('withdrawal', actor, [state.triage.unit], reason);
    return [
      draft('withdrawal-requested', { request }, [
        opens(state, nowMs, {
          kind: 'call-back',
          about: 'withdrawal',
          owner: triageOwner(state),
          limit: limitsOf(state).callBack,
        }),
      ]),
    ];
  },
  evolve: {
    ...ratedEvolvers,
    'participant-withdrawn': personLeft,
    withdrawn: (state, _, { atMs }) => closed(state, 'withdrawn', atMs),
    'withdrawal-requested': (state, { request }, { atMs }) => ({
      ...state,
      requests: [...state.requests, { ...request, atMs }],
    }),
  },
});

/**
 * The last person's wish waits for the centre's call. Somebody who came by a later merge may leave meanwhile.
 */
function wished(state: AppealState, actor: Actor): boolean {
  const request = pendingRequest(state, 'withdrawal');
  if (!request || !asksForStanding(state) || voters(state).length < 2) return request !== undefined;
  return personalSerial(state, request.by) === personalSerial(state, actor);
}
