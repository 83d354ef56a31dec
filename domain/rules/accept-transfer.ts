import { askedUnit } from '../access/who.ts';
import { knownPerson, lostByMerging, onHold } from '../acts/checks.ts';
import { transferToSign } from '../acts/signing.ts';
import { optional, person } from '../body/shape.ts';
import { dueAtMs } from '../calendar/index.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { dueAfter, ends, handsOver, leftMs, openObligations } from '../owed/ledger.ts';
import type { Obligation } from '../owed/obligation.ts';
import { limitsOf } from '../policy/urgency.ts';
import { type AppealState, liableOf } from '../state/index.ts';
import { isRefusal } from '../wording/refusal.ts';

interface Events {
  transferred: { from: string; to: string; person: string };
}

const body = { person: optional(person) } as const;

/** Liability moves by agreement only here: the other unit signs. */
export const acceptTransfer = defineRule<typeof body, Events>({
  name: 'accept-transfer',
  zh: '签收移交',
  en: 'sign for the transfer',
  does: 'Sign for the case: from now this unit is liable',
  body,
  by: askedUnit,
  from: ['handling'],
  bars: (state, actor) => transferToSign(state, actor) ?? lostByMerging(state) ?? onHold(state),
  decide: (state, given, { actor, facts, nowMs }) => {
    const to = actor.unit ?? '';
    const named = given.person === undefined ? actor.account : knownPerson(facts, to, given.person);
    if (isRefusal(named)) return named;
    const whole = openObligations(state, 'complete')[0];
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

/**
 * The remaining time passes to the unit that signs. The date stays, but leaves at least the policy's minimum.
 */
function passedOn(state: AppealState, whole: Obligation, nowMs: number): number {
  const least = limitsOf(state).leastAfterMove;
  if (state.rules < 3) return dueAfter(state, whole, leftMs(state, whole, nowMs), nowMs, least);
  return Math.max(whole.dueAtMs, dueAtMs(state.calendar, least, nowMs));
}
