import { asksCitizen, owesCall } from '../acts/asking.ts';
import { resumedDraft } from '../acts/hold.ts';
import { renames, withoutAccept } from '../acts/naming-people.ts';
import { groupResult } from '../acts/voting.ts';
import { dueAtMs, dueOverHolds } from '../calendar/index.ts';
import { type Draft, draft } from '../event/event.ts';
import { mayEscalate, opensDispatch, raiseDraft } from '../leaders/escalation.ts';
import { closingLedger } from '../owed/closing.ts';
import { ends, isFrozen, moves, openObligations, opens } from '../owed/ledger.ts';
import { answersFor } from '../people/duty.ts';
import { deputyOf, headOf, isOnLeave, ratingOwner } from '../people/parties.ts';
import { drawnSample } from '../people/sample.ts';
import { isGroup, settlesRound } from '../people/voting.ts';
import { limitsOf } from '../policy/urgency.ts';
import type { AppealState } from '../state/index.ts';
import { type ClockEvents, lightTurned } from './clock-events.ts';
import type { Deadline } from './deadline-rule.ts';

type DeadlineRule = (state: AppealState) => readonly Deadline[];
const clockDraft = <T extends keyof ClockEvents>(
  type: T,
  data: ClockEvents[T],
  ledger: Draft['ledger'] = [],
): Draft => draft(type, data, ledger);

/** Every active obligation turns yellow, then red. Obligations that a hold freezes do not turn. */
const turnLights: DeadlineRule = (state) =>
  state.obligations
    .filter((o) => !isFrozen(state, o))
    .flatMap((o) => {
      const { light, yellowAtMs, redAtMs } = o;
      const yellow = light === 'green' && yellowAtMs !== null && (redAtMs === null || yellowAtMs < redAtMs);
      if (yellow) return [{ atMs: yellowAtMs, fire: () => lightTurned(o, 'yellow') }];
      return light !== 'red' && redAtMs !== null
        ? [{ atMs: redAtMs, fire: () => lightTurned(o, 'red') }]
        : [];
    });

/**
 * The first receiver cannot refuse. Once its accept obligation is red, it has accepted, in the person of its head, or of who
 * is on duty.
 */
const deemedAcceptance: DeadlineRule = (state) => {
  const { stage } = state;
  const owed =
    stage.status === 'assigned' ? openObligations(state, 'accept').find((o) => o.light === 'red') : undefined;
  if (stage.status !== 'assigned' || !owed?.redAtMs) return [];
  const { unit } = stage.liable;
  const atMs = owed.redAtMs;
  const person = answersFor(state, unit, headOf(state, unit), atMs);
  const fire = (now: AppealState, nowMs: number) =>
    clockDraft('acceptance-deemed', { unit, person, sinceMs: nowMs }, [
      ...ends(now, 'accept', 'lapsed'),
      opens(now, nowMs, {
        kind: 'promise',
        owner: { role: 'officer', unit, person },
        limit: limitsOf(now).promise,
      }),
      ...renames(withoutAccept(now), unit, person),
    ]);
  return [{ atMs, fire }];
};

/** A leader's takeover passes to the deputy, once: when it is red, or as soon as the leader is known to be on leave. */
const takeoverPasses: DeadlineRule = (state) => {
  const [owed] = openObligations(state, 'leader-takeover');
  const { leader, passedFrom } = state.escalation;
  if (!owed || passedFrom !== null || leader === null) return [];
  const passesAtMs = owed.light === 'red' ? owed.redAtMs : isOnLeave(state, leader) ? state.lastAtMs : null;
  const deputy = passesAtMs === null ? null : deputyOf(state, leader);
  if (passesAtMs === null || deputy === null || deputy === leader) return [];
  const fire = (now: AppealState, nowMs: number) =>
    clockDraft('takeover-passed', { from: leader, to: deputy }, [
      ...ends(now, 'leader-takeover', 'passed-on'),
      opens(now, nowMs, {
        kind: 'leader-takeover',
        owner: { role: 'leader', unit: null, person: deputy },
        limit: limitsOf(now).takeOver,
      }),
      ...openObligations(now, (o) => o.kind === 'review' && o.owner.role === 'leader').flatMap((review) => [
        { op: 'ended' as const, id: review.id, how: 'passed-on' as const },
        opens(now, nowMs, {
          kind: 'review',
          owner: { role: 'leader', unit: null, person: deputy },
          limit: limitsOf(now).review,
        }),
      ]),
    ]);
  return [{ atMs: passesAtMs, fire }];
};

/** A red ruling goes on the conference's list. */
const rulingListed: DeadlineRule = (state) => {
  const owed = openObligations(state, 'leader-ruling').find((o) => o.light === 'red');
  if (!owed?.redAtMs || state.conference) return [];
  return [{ atMs: owed.redAtMs, fire: () => clockDraft('conference-listed', { reason: 'ruling-overdue' }) }];
};

/** Once a completion has been red for as long as the policy bears, the case goes to its leader. */
const completionOverdue: DeadlineRule = (state) => {
  if (!mayEscalate(state) || state.hold) return [];
  return openObligations(state, (o) => o.kind === 'complete' && o.light === 'red' && o.redAtMs !== null).map(
    (o) => ({
      atMs: borneUntilMs(state, o.redAtMs as number),
      fire: (now, nowMs) => raiseDraft(now, nowMs, { reason: 'completion-overdue' }),
    }),
  );
};

/**
 * The limit ended on the day that contains the instant before red. The policy's span leaves out time on hold.
 */
function borneUntilMs({ calendar, policy, holds, rules }: AppealState, redAtMs: number): number {
  const { redCompletionFor } = policy.escalation;
  if (rules < 3) return dueAtMs(calendar, redCompletionFor, redAtMs - 1);
  return dueOverHolds(calendar, redCompletionFor, redAtMs - 1, holds);
}

/**
 * Silence is no praise. When the window ends, the votes decide if they can. Otherwise the centre owes a
 * call-back.
 */
const ratingWindowEnds: DeadlineRule = (state) =>
  openObligations(state, 'citizen-rating').map((o) => ({ atMs: o.dueAtMs, fire: windowEnd }));

function windowEnd(state: AppealState, nowMs: number): Draft {
  if (state.stage.status === 'rating' && state.stage.subject === 'decline') {
    return clockDraft('decline-unobjected', {}, closingLedger(state));
  }
  if (state.registration.instruction) return leaderSilent(state, nowMs);
  if (isGroup(state) && settlesRound(state, state.votes, true)) return groupResult(state, nowMs);
  const called = openObligations(state, (o) => o.kind === 'call-back' && o.about === null).length > 0;
  if (isAnswer(state) && !called) {
    const outcome = state.votes.length > 0 ? 'unrated' : 'answered';
    return clockDraft('answer-unjudged', { outcome }, closingLedger(state));
  }
  const sample = state.rules >= 3 && isGroup(state) ? drawnSample(state) : [];
  return clockDraft('rating-window-ended', sample.length > 0 ? { sample } : {}, [
    ...ends(state, 'citizen-rating', 'lapsed'),
    ...(called ? [] : [owesCall(state, nowMs)]),
  ]);
}

/** Nobody calls a leader back: there is one reminder with a window of its own, and then the case closes. */
function leaderSilent(state: AppealState, nowMs: number): Draft {
  const [asked] = openObligations(state, 'citizen-rating');
  if (asked?.about === reminder) return clockDraft('instruction-unrated', {}, closingLedger(state));
  return clockDraft('rating-reminded', { leader: asked?.owner.person ?? '' }, [
    ...ends(state, 'citizen-rating', 'lapsed'),
    asksCitizen(state, nowMs, reminder),
  ]);
}

const reminder = 'reminder';

/** An instruction is rated by whoever acts for its leader, as soon as the case learns who that is. */
const ratingPasses: DeadlineRule = (state) =>
  openObligations(state, (o) => o.kind === 'citizen-rating' && o.owner.role === 'leader').flatMap((o) => {
    const owner = ratingOwner(state);
    const { person: from } = o.owner;
    const { person: to } = owner;
    if (from === null || to === null || from === to) return [];
    const fire = (now: AppealState, nowMs: number) =>
      clockDraft('rating-passed', { from, to }, [moves(now, o, { dueMs: o.dueAtMs, nowMs, owner })]);
    return [{ atMs: state.lastAtMs, fire }];
  });

/** The first answer, which nobody must judge. After a no the centre calls, as for every other case. */
const isAnswer = ({ rules, round, stage }: AppealState): boolean =>
  rules >= 4 && round === 1 && stage.status === 'rating' && stage.subject === 'answer';

/**
 * An unclaimed pool lapses after its minutes, on the record of each eligible unit. The case goes to the
 * fall-back unit, or back to triage.
 */
const poolLapses: DeadlineRule = ({ stage }) => {
  if (stage.status !== 'pooled') return [];
  const { units, fallback, endsAtMs } = stage.pool;
  const fire = (state: AppealState, nowMs: number) =>
    clockDraft('pool-lapsed', { units, fallback }, [
      ...ends(state, 'claim', 'lapsed'),
      ...(fallback === null ? opensDispatch(state, nowMs) : []),
    ]);
  return [{ atMs: endsAtMs, fire }];
};

/** A hold ends on its own date. */
const holdEnds: DeadlineRule = ({ hold }) => {
  const untilMs = hold?.untilMs ?? null;
  return untilMs === null
    ? []
    : [{ atMs: untilMs, fire: (state, nowMs) => resumedDraft(state, untilMs, nowMs) }];
};

/** All rules of the clock. Where two share an instant, the earlier in this list goes first. */
export const deadlineRules: readonly DeadlineRule[] = [
  turnLights,
  deemedAcceptance,
  takeoverPasses,
  rulingListed,
  completionOverdue,
  ratingPasses,
  ratingWindowEnds,
  poolLapses,
  holdEnds,
];
