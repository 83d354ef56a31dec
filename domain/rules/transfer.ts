import { liableOfficer } from '../access/who.ts';
import { keepUnits, knownUnit, lostByMerging, onHold, ownershipSettled } from '../acts/checks.ts';
import { newRequest, pendingRequest } from '../acts/requests.ts';
import { text, unit } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { opens } from '../owed/ledger.ts';
import { officerOf } from '../people/parties.ts';
import type { UnitFact } from '../policy/policy.ts';
import { limitsOf } from '../policy/urgency.ts';
import type { PendingRequest } from '../state/index.ts';
import { isRefusal, refuse } from '../wording/refusal.ts';

interface Events {
  'transfer-requested': { request: Omit<PendingRequest, 'atMs'>; unit: UnitFact };
}

const body = { to: unit, reason: text() } as const;

/** The liable unit may transfer while it handles, off hold, unless a leader has the case or has ruled. */
export const transfer = defineRule<typeof body, Events>({
  name: 'transfer',
  zh: '申请移交',
  en: 'ask for a transfer',
  does: 'Ask another unit to sign for the case; until it signs, this unit stays liable',
  body,
  by: liableOfficer,
  from: ['handling'],
  leavesConfidence: true,
  bars: (state, { unit }) =>
    ownershipSettled(state, unit) ??
    lostByMerging(state) ??
    onHold(state) ??
    (pendingRequest(state, 'transfer') ? refuse('request-pending', { kind: 'transfer' }) : null),
  decide: (state, { to, reason }, { actor, facts, nowMs }) => {
    const target = knownUnit(facts, to);
    if (isRefusal(target)) return target;
    if (target.handles === false) return refuse('unit-handles-nothing', { unit: to });
    if (to === actor.unit) return refuse('same-unit', { unit: to });
    const request = newRequest('transfer', actor, [to], reason);
    return [
      draft('transfer-requested', { request, unit: target }, [
        opens(state, nowMs, {
          kind: 'decision',
          about: 'transfer',
          owner: officerOf({ ...state, units: keepUnits(state, [target]) }, to),
          limit: limitsOf(state).decision,
        }),
      ]),
    ];
  },
  evolve: {
    'transfer-requested': (state, { request, unit }, { atMs }) => ({
      ...state,
      requests: [...state.requests, { ...request, atMs }],
      units: keepUnits(state, [unit]),
    }),
  },
});
