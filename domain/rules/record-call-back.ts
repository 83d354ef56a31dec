import { dayOf } from '../calendar/index.ts';
import { closed, closingLedger } from '../closing.ts';
import { type Draft, draft } from '../event.ts';
import { ends, open } from '../ledger.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { rule } from '../rule.ts';
import { flag, group, instant, oneOf, optional, personal, text } from '../shape.ts';
import type { AppealState, CallBack } from '../state.ts';
import { centre } from '../who.ts';
import { since, whileMerging } from './checks.ts';
import { type RatedEvents, ratable, ratedDraft, ratedEvolvers, ratingBody } from './rate.ts';
import { pending, without } from './requests.ts';

interface Events {
  'called-back': { callBack: CallBack; outcome: 'none' | 'unrated' | 'withdrawn' | 'withdrawal-refused' };
}

const body = {
  at: instant,
  means: text(200),
  reached: flag,
  said: personal(4000),
  rating: optional(group(ratingBody)),
  withdrawal: optional(oneOf('confirmed', 'refused')),
} as const;

/**
 * An attempt to reach the citizen, with its evidence. Within the call-back series one a day counts; after the
 * last the appeal closes as unrated. It may carry the citizen's rating or what became of a withdrawal.
 */
export const recordCallBack = rule<typeof body, Events & RatedEvents>({
  name: 'record-call-back',
  zh: '回访',
  en: 'Record a call to the citizen; may carry the rating or confirm a withdrawal',
  body,
  by: centre,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  decide: (state, given, { actor, nowMs, facts }) => {
    const atMs = since('at', given.at, state, nowMs);
    if (isRefusal(atMs)) return atMs;
    if (!given.reached && (given.rating || given.withdrawal)) return refuse('not-reached');
    if (given.withdrawal && !pending(state, 'withdrawal'))
      return refuse('nothing-requested', { kind: 'withdrawal' });
    const { means, reached, said } = given;
    const call = { atMs, means, reached, said, by: actor.account };
    if (given.withdrawal) return whileMerging(state) ?? [withdrawal(state, call, given.withdrawal)];
    if (given.rating) {
      const unratable = state.stage.status === 'rating' ? ratableByCall(state) : refuse('not-in-rating');
      if (unratable) return unratable;
      const noted = draft('called-back', { callBack: { ...call, attempt: false }, outcome: 'none' as const });
      return [noted, ratedDraft(state, nowMs, given.rating, 'call-back', facts)];
    }
    return [attemptDraft(state, call)];
  },
  evolve: {
    ...ratedEvolvers,
    'called-back': (state, { callBack, outcome }, { atMs }) => {
      const told = { ...state, callBacks: [...state.callBacks, callBack] };
      if (outcome === 'unrated' || outcome === 'withdrawn') return closed(told, outcome, atMs);
      return outcome === 'withdrawal-refused' ? { ...told, requests: without(state, 'withdrawal') } : told;
    },
  },
});

/** Of a group nobody of which voted, a sample is called once the window has ended. */
function ratableByCall(state: AppealState) {
  const barred = ratable(state);
  const series = open(state, (o) => o.kind === 'call-back' && o.about === null).length > 0;
  return barred?.refused === 'group-votes' && series ? null : barred;
}

type Call = Omit<CallBack, 'attempt'>;

/** One attempt a local day counts, and only in the series that the end of the rating window opened. */
function attemptDraft(state: AppealState, call: Call): Draft<'called-back', Events['called-back']> {
  const inSeries = open(state, (o) => o.kind === 'call-back' && o.about === null);
  if (state.stage.status === 'rating' && state.stage.subject === 'decline')
    return tellsOfDecline(state, call);
  const day = dayOf(state.calendar, call.atMs);
  const sinceMs = inSeries[0]?.sinceMs ?? Number.POSITIVE_INFINITY;
  const counted = state.callBacks.filter((c) => c.attempt && c.atMs >= sinceMs);
  const attempt = call.atMs >= sinceMs && !counted.some((c) => dayOf(state.calendar, c.atMs) === day);
  const last = attempt && counted.length + 1 >= state.policy.callBackAttempts;
  const callBack = { ...call, attempt };
  return last
    ? draft('called-back', { callBack, outcome: 'unrated' }, closingLedger(state))
    : draft('called-back', { callBack, outcome: 'none' });
}

/** The citizen is told why; being reached is enough, the window to object runs on. */
const tellsOfDecline = (state: AppealState, call: Call): Draft<'called-back', Events['called-back']> =>
  draft(
    'called-back',
    { callBack: { ...call, attempt: false }, outcome: 'none' },
    call.reached ? ends(state, (o) => o.kind === 'call-back' && o.about === null) : [],
  );

function withdrawal(state: AppealState, call: Call, said: 'confirmed' | 'refused') {
  const callBack = { ...call, attempt: false };
  return said === 'confirmed'
    ? draft('called-back', { callBack, outcome: 'withdrawn' as const }, closingLedger(state))
    : draft(
        'called-back',
        { callBack, outcome: 'withdrawal-refused' as const },
        ends(state, (o) => o.kind === 'call-back' && o.about === 'withdrawal'),
      );
}
