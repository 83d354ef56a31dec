import { liableOfficer } from '../access/who.ts';
import { awaitingLeader, futureInstant, withinInstruction } from '../acts/checks.ts';
import { decidingOwner, newRequest, pendingRequest } from '../acts/requests.ts';
import { instant, text } from '../body/shape.ts';
import { dueAtMs, isoLocal } from '../calendar/index.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { openObligations, opens } from '../owed/ledger.ts';
import { isCritical, limitsOf } from '../policy/urgency.ts';
import type { PendingRequest } from '../state/index.ts';
import { isRefusal, refuse } from '../wording/refusal.ts';

interface Events {
  'extension-requested': { request: Omit<PendingRequest, 'atMs'> };
}

const body = { until: instant, reason: text() } as const;

/** A unit asks for more time before the limit has passed, within the policy's count and length. */
export const requestExtension = defineRule<typeof body, Events>({
  name: 'request-extension',
  zh: '申请延期',
  en: 'ask for an extension',
  does: 'Ask for a later date, before the limit has passed',
  body,
  by: liableOfficer,
  from: ['handling'],
  bars: (state, _, nowMs) => {
    if (isCritical(state) && decidingOwner(state).role !== 'leader') return refuse('critical-no-extension');
    const whole = openObligations(state, 'complete')[0];
    if (whole && !state.hold && nowMs >= whole.dueAtMs) {
      return refuse('limit-passed', { dueAt: isoLocal(state.calendar, whole.dueAtMs) });
    }
    const { most } = state.policy.extensions;
    if (state.extensions >= most) return refuse('too-many-extensions', { most });
    if (pendingRequest(state, 'extension')) return refuse('request-pending', { kind: 'extension' });
    return awaitingLeader(state);
  },
  decide: (state, { until, reason }, { actor, nowMs }) => {
    const untilMs = futureInstant('until', until, nowMs);
    if (isRefusal(untilMs)) return untilMs;
    const whole = openObligations(state, 'complete')[0];
    const dueMs = whole?.dueAtMs ?? nowMs;
    if (untilMs <= dueMs) return refuse('not-later', { dueAt: isoLocal(state.calendar, dueMs) });
    // The limit's last day is the one before the due instant. The extension counts from it.
    const latestMs = dueAtMs(state.calendar, state.policy.extensions.longest, dueMs - 1);
    if (untilMs > latestMs) return refuse('beyond-policy', { latest: isoLocal(state.calendar, latestMs) });
    const bound = withinInstruction(state, dueMs, untilMs);
    if (bound) return bound;
    const owner = decidingOwner(state);
    const request = newRequest('extension', actor, [owner.unit ?? owner.person ?? ''], reason, { untilMs });
    return [
      draft('extension-requested', { request }, [
        opens(state, nowMs, {
          kind: 'decision',
          about: 'extension',
          owner,
          limit: limitsOf(state).decision,
        }),
      ]),
    ];
  },
  evolve: {
    'extension-requested': (state, { request }, { atMs }) => ({
      ...state,
      requests: [...state.requests, { ...request, atMs }],
    }),
  },
});
