import { draft } from '../event.ts';
import { opens } from '../ledger.ts';
import { officerOf } from '../parties.ts';
import type { UnitFact } from '../policy.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { rule } from '../rule.ts';
import { text, unit } from '../shape.ts';
import type { Request } from '../state.ts';
import { liableOfficer } from '../who.ts';
import { keepUnits, knownUnit, lostByMerging, onHold, ownershipSettled } from './checks.ts';
import { asked, pending } from './requests.ts';

interface Events {
  'transfer-requested': { request: Omit<Request, 'atMs'>; unit: UnitFact };
}

const body = { to: unit, reason: text() } as const;

/** Who may transfer: the liable unit while it handles, off hold, unless a leader has the case or has ruled. */
export const transfer = rule<typeof body, Events>({
  name: 'transfer',
  zh: '申请移送',
  en: 'Ask another unit to sign for the case; until it signs, this unit stays liable',
  body,
  by: liableOfficer,
  from: ['handling'],
  bars: (state, { unit }) =>
    ownershipSettled(state, unit) ??
    lostByMerging(state) ??
    onHold(state) ??
    (pending(state, 'transfer') ? refuse('request-pending', { kind: 'transfer' }) : null),
  decide: (state, { to, reason }, { actor, facts, nowMs }) => {
    const target = knownUnit(facts, to);
    if (isRefusal(target)) return target;
    if (target.handles === false) return refuse('unit-handles-nothing', { unit: to });
    if (to === actor.unit) return refuse('same-unit', { unit: to });
    const request = asked('transfer', actor, [to], reason);
    return [
      draft('transfer-requested', { request, unit: target }, [
        opens(state, nowMs, {
          kind: 'decision',
          about: 'transfer',
          owner: officerOf({ ...state, units: keepUnits(state, [target]) }, to),
          limit: state.policy.limits.decision,
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
