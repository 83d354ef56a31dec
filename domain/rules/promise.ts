import { liableOfficer } from '../access/who.ts';
import { boundedInstant, knownItem, pastInstant } from '../acts/checks.ts';
import { catalogueItem, instant, line } from '../body/shape.ts';
import { dueAtMs, isoLocal } from '../calendar/index.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { ends, moves, openObligations, opens } from '../owed/ledger.ts';
import type { Obligation } from '../owed/obligation.ts';
import { officerOf } from '../people/parties.ts';
import { numbersOf } from '../policy/defaults.ts';
import type { CatalogueItem } from '../policy/policy.ts';
import { limitsOf } from '../policy/urgency.ts';
import { type AppealState, liableOf, type PromiseMade } from '../state/index.ts';
import { isRefusal, type Refusal, refuse } from '../wording/refusal.ts';

interface Events {
  promised: { promise: Omit<PromiseMade, 'atMs'> };
}

const body = {
  catalogueItem,
  dueAt: instant,
  contactedAt: instant,
  contactMeans: line(200),
} as const;

/** The unit has spoken with the citizen. It promises a catalogue item by a date within the limits. */
export const promise = defineRule<typeof body, Events>({
  name: 'promise',
  zh: '承诺',
  en: 'promise',
  does: 'Record the contact with the citizen and promise a catalogue item by a date',
  body,
  by: liableOfficer,
  from: ['handling'],
  decide: (state, given, { facts, nowMs }) => {
    const item = knownItem(facts, given.catalogueItem);
    if (isRefusal(item)) return item;
    const dueMs = boundedInstant(state, 'dueAt', given.dueAt, numbersOf(state).longestPromise, nowMs);
    if (isRefusal(dueMs)) return dueMs;
    const contactedMs = pastInstant('contactedAt', given.contactedAt, state, nowMs);
    if (isRefusal(contactedMs)) return contactedMs;
    const liable = liableOf(state);
    if (item.category !== null && item.category !== state.category.id) {
      return refuse('item-of-other-category', { item: item.id, category: state.category.id });
    }
    const whole = openObligations(state, 'complete')[0];
    const beyond = beyondLimits(state, item, whole, dueMs);
    if (beyond) return beyond;
    const unit = liable?.unit ?? '';
    const made = {
      unit,
      catalogueItem: item.id,
      standard: item.standard,
      fee: item.fee,
      dueAtMs: dueMs,
      contactedAtMs: contactedMs,
      contactMeans: given.contactMeans,
    };
    const running = openObligations(state, 'progress').length > 0;
    const owner = officerOf(state, unit, liable?.person);
    return [
      draft('promised', { promise: made }, [
        ...ends(state, 'promise'),
        ...(whole && !isRuled(state) ? [moves(state, whole, { dueMs, nowMs, set: true })] : []),
        ...(running
          ? []
          : [opens(state, nowMs, { kind: 'progress', owner, limit: limitsOf(state).progress })]),
      ]),
    ];
  },
  evolve: {
    promised: (state, { promise: made }, { atMs }) => ({ ...state, promise: { ...made, atMs } }),
  },
});

/**
 * The unit cannot shorten a leader's date. After a ruling, a promise binds towards the citizen but moves no
 * date.
 */
const isRuled = ({ rules, escalation }: AppealState): boolean => rules >= 3 && escalation.ruling !== null;

/** The completion's date bounds every promise. The catalogue's limit bounds a promise without a ruling. */
function beyondLimits(
  state: AppealState,
  { id, limit }: CatalogueItem,
  whole: Obligation | undefined,
  dueMs: number,
): Refusal | null {
  const itemDueMs = dueAtMs(state.calendar, limit, workSinceMs(state, liableOf(state)?.unit ?? ''));
  if (!isRuled(state) && dueMs > itemDueMs)
    return refuse('promise-beyond-catalogue', { item: id, latest: isoLocal(state.calendar, itemDueMs) });
  return whole && dueMs > whole.dueAtMs
    ? refuse('promise-beyond-limit', { latest: isoLocal(state.calendar, whole.dueAtMs) })
    : null;
}

/**
 * Catalogue limits run from dispatch. For a unit that came later they run from when it became liable.
 * Otherwise it would owe a promise that it cannot make. The completion's date bounds the promise all the
 * same.
 */
function workSinceMs(state: AppealState, unit: string): number {
  const others = state.spans.findLastIndex((span) => span.unit !== unit);
  return state.spans[others + 1]?.fromMs ?? state.dispatchedAtMs ?? state.registeredAtMs;
}
