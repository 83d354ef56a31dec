import { dueAtMs } from '../calendar/index.ts';
import { draft } from '../event.ts';
import { dueAfter, ends, handsOver, leftMs, open } from '../ledger.ts';
import type { Obligation } from '../obligation.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { rule } from '../rule.ts';
import { optional, person } from '../shape.ts';
import { type Actor, type AppealState, liableOf } from '../state.ts';
import { askedUnit } from '../who.ts';
import { lostByMerging, onHold, personOf } from './checks.ts';
import { pending } from './requests.ts';

interface Events {
  transferred: { from: string; to: string; person: string };
}

const body = { person: optional(person) } as const;

/** The transfer that waits for this very unit's signature. */
export const transferToSign = (state: AppealState, { unit }: Actor): Refusal | null =>
  unit !== null && pending(state, 'transfer')?.to.includes(unit)
    ? null
    : refuse('nothing-requested', { kind: 'transfer' });

/** Liability moves here and only here by agreement: the other unit signs. */
export const acceptTransfer = rule<typeof body, Events>({
  name: 'accept-transfer',
  zh: '签收移送',
  en: 'Sign for the case: from now this unit is liable',
  body,
  by: askedUnit,
  from: ['handling'],
  bars: (state, actor) => transferToSign(state, actor) ?? lostByMerging(state) ?? onHold(state),
  decide: (state, given, { actor, facts, nowMs }) => {
    const to = actor.unit ?? '';
    const named = given.person === undefined ? actor.account : personOf(facts, to, given.person);
    if (isRefusal(named)) return named;
    const whole = open(state, 'complete')[0];
    const dueMs = whole ? passedOn(state, whole, nowMs) : nowMs;
    return [
      draft('transferred', { from: liableOf(state)?.unit ?? '', to, person: named }, [
        ...ends(state, (o) => o.kind === 'decision' && o.about === 'transfer'),
        ...ends(state, (o) => o.kind === 'decision' && o.about !== 'transfer', 'void'),
        ...handsOver(state, nowMs, { unit: to, person: named }, dueMs, whole?.limit ?? null),
      ]),
    ];
  },
  evolve: {
    transferred: (state, { to, person }, { atMs }) => ({
      ...state,
      stage: { status: 'handling', liable: { unit: to, person, sinceMs: atMs, why: 'transfer' } },
      requests: state.requests.filter(({ kind }) => kind === 'withdrawal'),
      helpers: state.helpers.filter((h) => h.unit !== to),
      counters: { ...state.counters, transfers: state.counters.transfers + 1 },
      promise: null,
    }),
  },
});

/** What remains passes to the unit that signs: the date stays, but leaves it the policy's least. */
function passedOn(state: AppealState, whole: Obligation, nowMs: number): number {
  const least = state.policy.limits.leastAfterMove;
  if (state.rules < 3) return dueAfter(state, whole, leftMs(state, whole, nowMs), nowMs, least);
  return Math.max(whole.dueAtMs, dueAtMs(state.calendar, least, nowMs));
}
