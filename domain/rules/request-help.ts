import { liableOfficer } from '../access/who.ts';
import { keepUnits, knownUnits } from '../acts/checks.ts';
import { newRequest, pendingRequest } from '../acts/requests.ts';
import { list, text, unit } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { opens } from '../owed/ledger.ts';
import { officerOf } from '../people/parties.ts';
import type { UnitFact } from '../policy/policy.ts';
import { limitsOf } from '../policy/urgency.ts';
import { liableOf, type PendingRequest } from '../state/index.ts';
import { isRefusal, refuse } from '../wording/refusal.ts';

interface Events {
  'help-requested': { request: Omit<PendingRequest, 'atMs'>; units: readonly UnitFact[] };
}

const body = { units: list(unit, 1, 10), reason: text() } as const;

/** Other units are asked for help. The liable unit stays liable, whatever they answer. */
export const requestHelp = defineRule<typeof body, Events>({
  name: 'request-help',
  zh: '商请协办',
  en: 'ask for help',
  does: 'Ask other units for help; liability stays',
  body,
  by: liableOfficer,
  from: ['handling'],
  leavesConfidence: true,
  bars: (state) => (pendingRequest(state, 'help') ? refuse('request-pending', { kind: 'help' }) : null),
  decide: (state, { units, reason }, { actor, facts, nowMs }) => {
    const named = knownUnits(facts, units);
    if (isRefusal(named)) return named;
    const own = units.find((id) => id === liableOf(state)?.unit);
    if (own) return refuse('same-unit', { unit: own });
    const working = state.helpers.find(
      (h) => units.includes(h.unit) && (h.state === 'waiting' || h.state === 'accepted'),
    );
    if (working) return refuse('helps-already', { unit: working.unit });
    const known = { ...state, units: keepUnits(state, named) };
    return [
      draft(
        'help-requested',
        { request: newRequest('help', actor, units, reason), units: named },
        units.map((id) =>
          opens(state, nowMs, {
            kind: 'decision',
            about: `help:${id}`,
            owner: officerOf(known, id),
            limit: limitsOf(state).decision,
          }),
        ),
      ),
    ];
  },
  evolve: {
    'help-requested': (state, { request, units }, { atMs }) => ({
      ...state,
      requests: [...state.requests, { ...request, atMs }],
      units: keepUnits(state, units),
    }),
  },
});
