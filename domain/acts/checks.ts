import { dueAtMs, isoLocal, type Limit } from '../calendar/index.ts';
import { type CatalogueItem, type Facts, factOf, type UnitFact } from '../policy/policy.ts';
import { type AppealState, liableOf } from '../state/index.ts';
import { isRefusal, type Refusal, refuse } from '../wording/refusal.ts';

/** Checks of what a body says against the county's data; each gives the fact or a refusal. */

export const knownUnit = (facts: Facts, unit: string): UnitFact | Refusal =>
  factOf(facts.units, unit) ?? refuse('unknown-unit', { unit });

/** Every unit named exists, handles cases, and none stands there twice. */
export function knownUnits(facts: Facts, units: readonly string[]): readonly UnitFact[] | Refusal {
  const twice = units.find((unit, index) => units.indexOf(unit) !== index);
  if (twice !== undefined) return refuse('unit-twice', { unit: twice });
  const found: UnitFact[] = [];
  for (const unit of units) {
    const fact = knownUnit(facts, unit);
    if (isRefusal(fact)) return fact;
    if (fact.handles === false) return refuse('unit-handles-nothing', { unit });
    found.push(fact);
  }
  return found;
}

/** The person belongs to the unit and is at work. */
export function personOf(facts: Facts, unit: string, person: string): string | Refusal {
  const known = factOf(facts.persons, person);
  if (!known || known.unit !== unit) return refuse('unknown-person', { person, unit });
  return known.onLeave ? refuse('person-on-leave', { person }) : person;
}

export const knownItem = (facts: Facts, id: string): CatalogueItem | Refusal =>
  factOf(facts.catalogue, id) ?? refuse('unknown-catalogue-item', { item: id });

/** An instant that lies ahead of now. */
export function ahead(field: string, iso: string, nowMs: number): number | Refusal {
  const atMs = Date.parse(iso);
  return atMs > nowMs ? atMs : refuse('date-past', { field, date: iso });
}

/** An instant ahead of now and no further than the policy lets this date reach. */
export function aheadWithin(
  state: AppealState,
  field: string,
  iso: string,
  longest: Limit,
  nowMs: number,
): number | Refusal {
  const atMs = ahead(field, iso, nowMs);
  return isRefusal(atMs) ? atMs : (beyondLongest(state, atMs, longest, nowMs) ?? atMs);
}

/** Cases of rules 1 and 2 know no such bound. */
export function beyondLongest(
  state: AppealState,
  atMs: number,
  longest: Limit,
  nowMs: number,
): Refusal | null {
  const latestMs = dueAtMs(state.calendar, longest, nowMs);
  if (state.rules < 3 || atMs <= latestMs) return null;
  return refuse('beyond-policy', { latest: isoLocal(state.calendar, latestMs) });
}

/** An instant that has been, but not before the appeal was filed. */
export function since(field: string, iso: string, state: AppealState, nowMs: number): number | Refusal {
  const atMs = Date.parse(iso);
  if (atMs > nowMs) return refuse('date-future', { field, date: iso });
  // A contact may be noted to the minute only: the minute of the filing itself is not "before".
  return atMs >= state.registeredAtMs - 60_000 ? atMs : refuse('date-before-filing', { field, date: iso });
}

/** The units' facts that a state keeps, for a tick has none. */
export const keepUnits = (
  state: AppealState,
  named: Readonly<Record<string, UnitFact>> | readonly UnitFact[],
): AppealState['units'] => {
  const list = Array.isArray(named) ? named : Object.values(named);
  return { ...state.units, ...Object.fromEntries(list.map((unit: UnitFact) => [unit.id, unit])) };
};

export const onHold = (state: AppealState): Refusal | null =>
  state.hold ? refuse('on-hold', { since: isoLocal(state.calendar, state.hold.fromMs) }) : null;

/** Until the ruling the liable unit may report and complete, but neither transfer nor deny; the ruling binds. */
export function ownershipSettled(state: AppealState, unit: string | null): Refusal | null {
  const { escalation } = state;
  if (escalation.state === 'raised' || escalation.state === 'taken-over') {
    return refuse('awaits-leader', { leader: escalation.leader ?? '' });
  }
  const bound = escalation.ruling ? [escalation.ruling.lead, ...escalation.ruling.helpers] : [];
  return unit !== null && bound.includes(unit) ? refuse('bound-by-ruling', { unit }) : null;
}

/** While the case is with a leader who has not ruled, nobody is asked for more time. */
export const awaitingLeader = ({ escalation }: AppealState): Refusal | null =>
  escalation.state === 'raised' || escalation.state === 'taken-over'
    ? refuse('awaits-leader', { leader: escalation.leader ?? '' })
    : null;

/** After a final ruling no leader has anything more to decide. */
export const finallyRuled = ({ escalation }: AppealState): Refusal =>
  refuse('ruled-finally', { leader: escalation.ruling?.by ?? '' });

export const confidentialOnly = ({ category }: AppealState): Refusal | null =>
  category.confidential ? null : refuse('confidential-only');

/** A helper that has denied or was excused is out of the case: it neither speaks to the citizen nor names people. */
export function outOfTheCase(state: AppealState, unit: string | null): Refusal | null {
  if (unit === null || liableOf(state)?.unit === unit) return null;
  const helper = state.helpers.find((h) => h.unit === unit);
  const out = helper?.state === 'denied' || helper?.state === 'excused';
  return out ? refuse('helper-not-active', { unit }) : null;
}

/** Under rules 3 nothing happens meanwhile that the master would never learn: a leader's act, anybody's words. */
export const lostByMerging = (state: AppealState): Refusal | null =>
  state.rules >= 3 ? whileMerging(state) : null;

/** What is on its way into a master neither ends nor goes to its citizen by itself meanwhile. */
export const whileMerging = ({ merging }: AppealState): Refusal | null =>
  merging ? refuse('merging', { into: merging.into }) : null;
