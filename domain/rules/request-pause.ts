import { liableOfficer } from '../access/who.ts';
import { awaitingLeader, beyondLongest, futureInstant, withinInstruction } from '../acts/checks.ts';
import { decidingOwner, newRequest, pendingRequest } from '../acts/requests.ts';
import { instant, limit, optional, text } from '../body/shape.ts';
import { dueAtMs, isoLocal } from '../calendar/index.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { openObligations, opens } from '../owed/ledger.ts';
import { isCritical, limitsOf } from '../policy/urgency.ts';
import type { AppealState, PendingRequest } from '../state/index.ts';
import { isRefusal, type Refusal, refuse } from '../wording/refusal.ts';

interface Events {
  'pause-requested': { request: Omit<PendingRequest, 'atMs'> };
}

const body = { until: optional(instant), progressEvery: optional(limit), reason: text() } as const;

/**
 * A unit asks for a pause before the limit has passed. The work must wait for something outside the unit's
 * control.
 */
export const requestPause = defineRule<typeof body, Events>({
  name: 'request-pause',
  zh: '申请暂缓办理',
  en: 'ask for a pause',
  does: 'Ask for a pause while the work waits for others; progress is still owed',
  body,
  by: liableOfficer,
  from: ['handling'],
  bars: (state, _, nowMs) => {
    if (isCritical(state)) return refuse('critical-no-pause');
    if (state.hold) {
      const since = isoLocal(state.calendar, state.hold.fromMs);
      return refuse(state.rules >= 3 ? 'paused-already' : 'on-hold', { since });
    }
    const whole = openObligations(state, 'complete')[0];
    if (whole && nowMs >= whole.dueAtMs) {
      return refuse('limit-passed', { dueAt: isoLocal(state.calendar, whole.dueAtMs) });
    }
    const bound = whole ? withinInstruction(state, whole.dueAtMs) : null;
    if (bound) return bound;
    const { most } = state.policy.pauses;
    if (state.holds.length >= most) return refuse('too-many-pauses', { most });
    if (pendingRequest(state, 'pause')) return refuse('request-pending', { kind: 'pause' });
    return awaitingLeader(state);
  },
  decide: (state, { until, progressEvery, reason }, { actor, nowMs }) => {
    const latestMs = dueAtMs(state.calendar, state.policy.pauses.longest, nowMs);
    const untilMs = until === undefined ? latestMs : futureInstant('until', until, nowMs);
    if (isRefusal(untilMs)) return untilMs;
    if (untilMs > latestMs) return refuse('beyond-policy', { latest: isoLocal(state.calendar, latestMs) });
    const seldom = tooSeldom(state, progressEvery, nowMs);
    if (seldom) return seldom;
    const owner = decidingOwner(state);
    const wish = { untilMs, progressEvery: progressEvery ?? limitsOf(state).progressOnHold };
    const request = newRequest('pause', actor, [owner.unit ?? owner.person ?? ''], reason, wish);
    return [
      draft('pause-requested', { request }, [
        opens(state, nowMs, { kind: 'decision', about: 'pause', owner, limit: limitsOf(state).decision }),
      ]),
    ];
  },
  evolve: {
    'pause-requested': (state, { request }, { atMs }) => ({
      ...state,
      requests: [...state.requests, { ...request, atMs }],
    }),
  },
});

/** A pause must owe progress at least once within the longest pause that the policy allows. */
const tooSeldom = (state: AppealState, every: string | undefined, nowMs: number): Refusal | null =>
  every === undefined
    ? null
    : beyondLongest(state, dueAtMs(state.calendar, every, nowMs), state.policy.pauses.longest, nowMs);
