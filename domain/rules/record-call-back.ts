import { asksForStanding, personalSerial } from '../access/standing.ts';
import { centre } from '../access/who.ts';
import { leaderRates, lostByMerging, pastInstant, whileMerging } from '../acts/checks.ts';
import { leaveDrafts, personLeft, type WithdrawalEvents } from '../acts/leaving.ts';
import { type RatedEvents, ratable, ratedDraft, ratedEvolvers, ratingBody } from '../acts/rating.ts';
import { pendingRequest, requestsWithout } from '../acts/requests.ts';
import { type VotedEvents, voteDrafts, votedEvolvers } from '../acts/voting.ts';
import { flag, group, type Infer, instant, integer, line, oneOf, optional, personal } from '../body/shape.ts';
import { dayOf } from '../calendar/index.ts';
import { defineRule } from '../define-rule.ts';
import { type Draft, type DraftContext, draft } from '../event/event.ts';
import { closed, closingLedger } from '../owed/closing.ts';
import { ends, openObligations } from '../owed/ledger.ts';
import { inSample, seriesSince, toCall, uncalled } from '../people/sample.ts';
import { isGroup, voters, withVote } from '../people/voting.ts';
import type { AppealState, CallBack } from '../state/index.ts';
import { isRefusal, type Refusal, refuse } from '../wording/refusal.ts';

interface Events {
  'called-back': {
    callBack: CallBack;
    outcome: 'none' | 'unrated' | 'withdrawn' | 'left' | 'withdrawal-refused';
  };
}

const body = {
  at: instant,
  means: line(200),
  reached: flag,
  said: personal(4000),
  rating: optional(group(ratingBody)),
  withdrawal: optional(oneOf('confirmed', 'refused')),
  person: optional(integer(0, 100_000)),
} as const;

/**
 * The centre records an attempt to reach the citizen, with evidence. One attempt a day counts in the
 * call-back series. After the last, the appeal closes as unrated. A call may carry the citizen's rating or
 * the answer about a withdrawal. In a group it reaches one person, whose vote the rating is.
 */
export const recordCallBack = defineRule<
  typeof body,
  Events & VotedEvents & RatedEvents & Pick<WithdrawalEvents, 'participant-withdrawn'>
>({
  name: 'record-call-back',
  zh: '记录回访',
  en: 'record a call-back',
  does: 'Record a call to the citizen; may carry the rating or confirm a withdrawal',
  body,
  by: centre,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  bars: (state) => lostByMerging(state),
  decide: (state, given, { actor, nowMs, facts }) => {
    const atMs = pastInstant('at', given.at, state, nowMs);
    if (isRefusal(atMs)) return atMs;
    if (!given.reached && (given.rating || given.withdrawal)) return refuse('not-reached');
    if (given.withdrawal && !pendingRequest(state, 'withdrawal'))
      return refuse('nothing-requested', { kind: 'withdrawal' });
    const { means, reached, said, person } = given;
    if (person !== undefined && !voters(state).some(({ serial }) => serial === person))
      return refuse('not-a-participant');
    const who = person === undefined ? {} : { person };
    const call = { atMs, means, reached, said, by: actor.account, ...who };
    if (given.withdrawal)
      return (
        whileMerging(state) ??
        ofAnother(state, person) ??
        withdrawal(state, call, given.withdrawal, { nowMs, facts })
      );
    if (given.rating) return ratedByCall(state, call, given.rating, { nowMs, facts });
    return [attemptDraft(state, call)];
  },
  evolve: {
    ...ratedEvolvers,
    ...votedEvolvers,
    'participant-withdrawn': personLeft,
    'called-back': (state, { callBack, outcome }, { atMs }) => {
      const told = { ...state, callBacks: [...state.callBacks, callBack] };
      if (outcome === 'unrated' || outcome === 'withdrawn') return closed(told, outcome, atMs);
      return outcome === 'none' ? told : { ...told, requests: requestsWithout(state, 'withdrawal') };
    },
  },
});

type Call = Omit<CallBack, 'attempt'>;
type CalledBack = Draft<'called-back', Events['called-back']>;

function ratedByCall(state: AppealState, call: Call, rating: Infer<typeof ratingBody>, moment: DraftContext) {
  if (state.stage.status !== 'rating') return refuse('not-in-rating');
  const barred = ratableByCall(state, call);
  if (barred) return barred;
  if (state.rules >= 3 && isGroup(state)) return votedByCall(state, call, rating, moment);
  const noted: CalledBack = draft('called-back', { callBack: { ...call, attempt: false }, outcome: 'none' });
  return [noted, ratedDraft(state, moment.nowMs, rating, 'call-back', moment.facts)];
}

/**
 * A group's call names the person reached. People known by number only are called after their window has
 * ended.
 */
function ratableByCall(state: AppealState, { person }: Call): Refusal | null {
  const barred = leaderRates(state) ?? ratable(state);
  if (barred?.refused !== 'group-votes') return barred;
  const named = state.rules >= 3 && voters(state).length > 1;
  if (named) return person === undefined ? refuse('which-person') : null;
  return openObligations(state, (o) => o.kind === 'call-back' && o.about === null).length > 0 ? null : barred;
}

/** The rating is one person's vote. It decides for all only as any other vote does. */
function votedByCall(state: AppealState, call: Call, rating: Infer<typeof ratingBody>, moment: DraftContext) {
  const serial = call.person ?? voters(state)[0]?.serial ?? 0;
  const [cast, result] = voteDrafts(state, serial, rating, moment);
  const after = { ...state, votes: withVote(state.votes, { ...cast.data.vote, atMs: moment.nowMs }) };
  const tried = groupAttempt(state, after, call);
  if (result) return [calledBack(state, tried.data.callBack, false), cast, result];
  // No event comes after the close.
  return tried.data.outcome === 'unrated' ? [cast, tried] : [tried, cast];
}

/**
 * A group's call also counts once a day, and only for a person of the sample. The series ends once the sample
 * is called and the days are over.
 */
function groupAttempt(state: AppealState, after: AppealState, call: Call): CalledBack {
  const due = toCall(state);
  const chosen = due.length === 0 || (call.person !== undefined && inSample(state, call.person));
  const attempt = chosen && freshDay(state, call);
  const calls = [...state.callBacks, { ...call, attempt }];
  const spent = chosen && attemptsIn(state, calls) >= state.policy.callBackAttempts;
  const ended = spent && !mayStillJudge(state);
  return calledBack(state, { ...call, attempt }, ended && uncalled(after, calls).length === 0);
}

const attemptsIn = (state: AppealState, calls: readonly CallBack[]): number => {
  const sinceMs = seriesSince(state) ?? Number.POSITIVE_INFINITY;
  return calls.filter((c) => c.attempt && c.atMs >= sinceMs).length;
};

/** The series runs, and no attempt has counted on this local day. */
function freshDay(state: AppealState, { atMs }: Call): boolean {
  const sinceMs = seriesSince(state) ?? Number.POSITIVE_INFINITY;
  const day = dayOf(state.calendar, atMs);
  const counted = state.callBacks.filter((c) => c.attempt && c.atMs >= sinceMs);
  return atMs >= sinceMs && !counted.some((c) => dayOf(state.calendar, c.atMs) === day);
}

const calledBack = (state: AppealState, callBack: CallBack, last: boolean): CalledBack =>
  last
    ? draft('called-back', { callBack, outcome: 'unrated' }, closingLedger(state))
    : draft('called-back', { callBack, outcome: 'none' });

/** One attempt a local day counts. It counts only in the series after the rating window. */
function attemptDraft(state: AppealState, call: Call): CalledBack {
  if (state.stage.status === 'rating' && state.stage.subject === 'decline')
    return tellsOfDecline(state, call);
  if (state.rules >= 3 && isGroup(state)) return groupAttempt(state, state, call);
  const attempt = freshDay(state, call);
  const calls = [...state.callBacks, { ...call, attempt }];
  const last = attempt && attemptsIn(state, calls) >= state.policy.callBackAttempts && !mayStillJudge(state);
  return calledBack(state, { ...call, attempt }, last);
}

/** A call-back beside the window closes nothing before the window ends. */
const mayStillJudge = (state: AppealState): boolean => openObligations(state, 'citizen-rating').length > 0;

/**
 * The citizen learns the reason of a decline. Reaching the citizen is enough, and the window to object
 * continues.
 */
const tellsOfDecline = (state: AppealState, call: Call): CalledBack =>
  draft(
    'called-back',
    { callBack: { ...call, attempt: false }, outcome: 'none' },
    call.reached ? ends(state, (o) => o.kind === 'call-back' && o.about === null) : [],
  );

/** A wish is spoken of with whoever had it. */
function ofAnother(state: AppealState, person: number | undefined): Refusal | null {
  const wish = pendingRequest(state, 'withdrawal');
  const wisher = wish && asksForStanding(state) ? personalSerial(state, wish.by) : null;
  if (wisher === null || person === undefined || person === wisher) return null;
  return refuse('wish-of-another', { serial: wisher });
}

/** Nobody withdraws for others: where people came by a merge since the wish, it is one person who leaves. */
function withdrawal(state: AppealState, call: Call, said: 'confirmed' | 'refused', moment: DraftContext) {
  const callBack = { ...call, attempt: false };
  const settled = ends(state, (o) => o.kind === 'call-back' && o.about === 'withdrawal');
  if (said === 'refused') {
    return [draft('called-back', { callBack, outcome: 'withdrawal-refused' as const }, settled)];
  }
  const wish = pendingRequest(state, 'withdrawal');
  if (wish && asksForStanding(state) && voters(state).length > 1) {
    const gone = leaveDrafts(state, personalSerial(state, wish.by), wish.reason, moment);
    return isRefusal(gone)
      ? gone
      : [draft('called-back', { callBack, outcome: 'left' as const }, settled), ...gone];
  }
  return [draft('called-back', { callBack, outcome: 'withdrawn' as const }, closingLedger(state))];
}
