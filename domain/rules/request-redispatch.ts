import { liableOfficer } from '../access/who.ts';
import { knownUnit } from '../acts/checks.ts';
import { notRedispatchable } from '../acts/redispatching.ts';
import { newRequest, pendingRequest } from '../acts/requests.ts';
import { optional, text, unit } from '../body/shape.ts';
import { dueAtMs, isoLocal } from '../calendar/index.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { opens } from '../owed/ledger.ts';
import { triageOwner } from '../people/parties.ts';
import { numbersOf } from '../policy/defaults.ts';
import { limitsOf } from '../policy/urgency.ts';
import { type AppealState, liableOf, type PendingRequest } from '../state/index.ts';
import { isRefusal, type Refusal, refuse } from '../wording/refusal.ts';

interface Events {
  'redispatch-requested': { request: Omit<PendingRequest, 'atMs'>; basis: string; proposed: string | null };
}

const body = { grounds: text(), basis: text(), to: optional(unit) } as const;

/** The first receiver says that the dispatch was wrong. No clock stops, and it stays liable until the centre decides. */
export const requestRedispatch = defineRule<typeof body, Events>({
  name: 'request-redispatch',
  zh: '申请改派',
  en: 'ask for a redispatch',
  does: 'Say, with grounds and basis, that the dispatch was wrong; until the centre decides, this unit stays liable',
  body,
  by: liableOfficer,
  from: ['assigned', 'handling'],
  leavesConfidence: true,
  bars: (state, _, nowMs) => askedTooOften(state) ?? notRedispatchable(state) ?? askedTooLate(state, nowMs),
  decide: (state, { grounds, basis, to }, { actor, facts, nowMs }) => {
    const target = to === undefined ? null : knownUnit(facts, to);
    if (isRefusal(target)) return target;
    if (target?.handles === false) return refuse('unit-handles-nothing', { unit: target.id });
    if (target?.id === actor.unit) return refuse('same-unit', { unit: target.id });
    const owner = triageOwner(state);
    const request = newRequest('redispatch', actor, [owner.unit ?? ''], grounds);
    return [
      draft('redispatch-requested', { request, basis, proposed: target?.id ?? null }, [
        opens(state, nowMs, {
          kind: 'decision',
          about: 'redispatch',
          owner,
          limit: limitsOf(state).decision,
        }),
      ]),
    ];
  },
  evolve: {
    'redispatch-requested': (state, { request }, { atMs }) => ({
      ...state,
      requests: [...state.requests, { ...request, atMs }],
      redispatchesAsked: (state.redispatchesAsked ?? 0) + 1,
    }),
  },
});

function askedTooOften(state: AppealState): Refusal | null {
  const { mostAsked } = numbersOf(state).redispatch;
  if (pendingRequest(state, 'redispatch')) return refuse('request-pending', { kind: 'redispatch' });
  return (state.redispatchesAsked ?? 0) >= mostAsked
    ? refuse('redispatch-unasked', { most: mostAsked })
    : null;
}

function askedTooLate(state: AppealState, nowMs: number): Refusal | null {
  const fromMs =
    state.redispatches?.at(-1)?.atMs ?? state.dispatchedAtMs ?? liableOf(state)?.sinceMs ?? nowMs;
  const untilMs = dueAtMs(state.calendar, numbersOf(state).redispatch.askWithin, fromMs);
  return nowMs < untilMs ? null : refuse('asked-too-late', { latest: isoLocal(state.calendar, untilMs) });
}
