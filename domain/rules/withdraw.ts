import { closed, closingLedger } from '../closing.ts';
import { draft } from '../event.ts';
import { opens } from '../ledger.ts';
import { triageOwner } from '../parties.ts';
import { refuse } from '../refusal.ts';
import { rule } from '../rule.ts';
import { personal } from '../shape.ts';
import { type CitizenPlace, citizenPlace } from '../state/citizen-account.ts';
import type { AppealState, Request } from '../state.ts';
import { allVoted, voters } from '../voting.ts';
import { citizen } from '../who.ts';
import { whileMerging } from './checks.ts';
import { type RatedEvents, ratedEvolvers } from './rate.ts';
import { asked, pending } from './requests.ts';
import { groupResult } from './vote.ts';

interface Events {
  withdrawn: { reason: string };
  'participant-withdrawn': { serial: number; reason: string };
  'withdrawal-requested': { request: Omit<Request, 'atMs'> };
}

const body = { reason: personal() } as const;

/**
 * One person of several leaves the matter and it goes on. The last one's withdrawal ends it: before dispatch at
 * once, after it when the centre has confirmed the wish by a call.
 */
export const withdraw = rule<typeof body, Events & RatedEvents>({
  name: 'withdraw',
  zh: '撤回',
  en: 'Withdraw the appeal; after dispatch the centre confirms it by a call',
  body,
  by: citizen,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  bars: (state) =>
    pending(state, 'withdrawal') ? refuse('request-pending', { kind: 'withdrawal' }) : whileMerging(state),
  decide: (state, { reason }, { actor, nowMs }) => {
    if (voters(state).length > 1) return leaves(state, citizenPlace(actor.account), reason, nowMs);
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
    ...ratedEvolvers,
    'participant-withdrawn': (state, { serial }) => left(state, serial),
    withdrawn: (state, _, { atMs }) => closed(state, 'withdrawn', atMs),
    'withdrawal-requested': (state, { request }, { atMs }) => ({
      ...state,
      requests: [...state.requests, { ...request, atMs }],
    }),
  },
});

const left = (state: AppealState, serial: number): AppealState => ({
  ...state,
  participants: state.participants.map((p) => (p.serial === serial ? { ...p, withdrawn: true } : p)),
  votes: state.votes.filter((v) => v.serial !== serial),
});

/** Who leaves may be the last whose vote was awaited. */
function leaves(state: AppealState, place: CitizenPlace | null, reason: string, nowMs: number) {
  const serial = place?.serial;
  if (serial === undefined || !voters(state).some((p) => p.serial === serial))
    return refuse('not-a-participant');
  const gone = draft('participant-withdrawn', { serial, reason });
  const after = left(state, serial);
  const settles = state.stage.status === 'rating' && after.votes.length > 0 && allVoted(after, after.votes);
  return settles ? [gone, groupResult(after, nowMs)] : [gone];
}
