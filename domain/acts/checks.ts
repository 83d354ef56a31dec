import { dueAtMs, isoLocal, type Limit } from '../calendar/index.ts';
import { type CatalogueItem, type Facts, factOf, type UnitFact } from '../policy/policy.ts';
import { type AppealState, liableOf } from '../state/index.ts';
import { isRefusal, type Refusal, refuse } from '../wording/refusal.ts';

/** These checks compare a body with the county's data. Each returns the fact or a refusal. */

export const knownUnit = (facts: Facts, unit: string): UnitFact | Refusal =>
  factOf(facts.units, unit) ?? refuse('unknown-unit', { unit });

/** Requires that each named unit exists, handles cases and is named once. */
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

/** Requires that the person belongs to the unit and is at work. */
export function knownPerson(facts: Facts, unit: string, person: string): string | Refusal {
  const known = factOf(facts.persons, person);
  if (!known || known.unit !== unit) return refuse('unknown-person', { person, unit });
  return known.onLeave ? refuse('person-on-leave', { person }) : person;
}

export const knownItem = (facts: Facts, id: string): CatalogueItem | Refusal =>
  factOf(facts.catalogue, id) ?? refuse('unknown-catalogue-item', { item: id });

/** Requires an instant after now. */
export function futureInstant(field: string, iso: string, nowMs: number): number | Refusal {
  const atMs = Date.parse(iso);
  return atMs > nowMs ? atMs : refuse('date-past', { field, date: iso });
}

/** Requires an instant after now, within the policy's longest date. */
export function boundedInstant(
  state: AppealState,
  field: string,
  iso: string,
  longest: Limit,
  nowMs: number,
): number | Refusal {
  const atMs = futureInstant(field, iso, nowMs);
  return isRefusal(atMs) ? atMs : (beyondLongest(state, atMs, longest, nowMs) ?? atMs);
}

/** Refuses a date beyond the policy's longest. Rules 1 and 2 know no such bound. */
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

/** Requires an instant in the past, but not before the filing. */
export function pastInstant(field: string, iso: string, state: AppealState, nowMs: number): number | Refusal {
  const atMs = Date.parse(iso);
  if (atMs > nowMs) return refuse('date-future', { field, date: iso });
  // A contact is noted to the minute, so the minute of the filing itself is allowed.
  return atMs >= state.registeredAtMs - 60_000 ? atMs : refuse('date-before-filing', { field, date: iso });
}

/** Keeps the units' facts in the state, because a tick has no facts. */
export const keepUnits = (
  state: AppealState,
  named: Readonly<Record<string, UnitFact>> | readonly UnitFact[],
): AppealState['units'] => {
  const list = Array.isArray(named) ? named : Object.values(named);
  return { ...state.units, ...Object.fromEntries(list.map((unit: UnitFact) => [unit.id, unit])) };
};

export const onHold = (state: AppealState): Refusal | null =>
  state.hold ? refuse('on-hold', { since: isoLocal(state.calendar, state.hold.fromMs) }) : null;

/**
 * Until the ruling the liable unit may report and complete, but neither transfer nor deny. Afterwards the
 * ruling binds it.
 */
export function ownershipSettled(state: AppealState, unit: string | null): Refusal | null {
  const { escalation } = state;
  if (escalation.state === 'raised' || escalation.state === 'taken-over') {
    return refuse('awaits-leader', { leader: escalation.leader ?? '' });
  }
  const bound = escalation.ruling ? [escalation.ruling.lead, ...escalation.ruling.helpers] : [];
  return unit !== null && bound.includes(unit) ? refuse('bound-by-ruling', { unit }) : null;
}

/** A case that waits for its leader's ruling takes no request for more time. */
export const awaitingLeader = ({ escalation }: AppealState): Refusal | null =>
  escalation.state === 'raised' || escalation.state === 'taken-over'
    ? refuse('awaits-leader', { leader: escalation.leader ?? '' })
    : null;

/** No leader decides anything after a final ruling. */
export const finallyRuled = ({ escalation }: AppealState): Refusal =>
  refuse('ruled-finally', { leader: escalation.ruling?.by ?? '' });

/** Nobody but its leader judges an instruction, and no code or office speaks for that leader. */
export function leaderRates({ registration }: AppealState): Refusal | null {
  const { instruction } = registration;
  return instruction ? refuse('leader-rates', { leader: instruction.leader }) : null;
}

/** One leader waits for one answer: an instruction is neither joined, nor divided, nor taken back. */
export function standsAlone({ registration }: AppealState): Refusal | null {
  const { instruction } = registration;
  return instruction ? refuse('instruction-alone', { leader: instruction.leader }) : null;
}

/** The leader's own date bounds the completion until a leader rules another one. */
export function withinInstruction(
  { registration, calendar }: AppealState,
  dueMs: number,
  untilMs = Number.POSITIVE_INFINITY,
): Refusal | null {
  const boundMs = registration.instruction?.dueAtMs;
  if (boundMs === undefined || dueMs > boundMs || untilMs <= boundMs) return null;
  return refuse('beyond-instruction', { latest: isoLocal(calendar, boundMs) });
}

export const confidentialOnly = ({ category }: AppealState): Refusal | null =>
  category.confidential ? null : refuse('confidential-only');

/** A helper that denied or was excused may neither speak to the citizen nor name people. */
export function outOfTheCase(state: AppealState, unit: string | null): Refusal | null {
  if (unit === null || liableOf(state)?.unit === unit) return null;
  const helper = state.helpers.find((h) => h.unit === unit);
  const out = helper?.state === 'denied' || helper?.state === 'excused';
  return out ? refuse('helper-not-active', { unit }) : null;
}

/** Rules 3 refuse acts that the master of a running merge would never learn of. */
export const lostByMerging = (state: AppealState): Refusal | null =>
  state.rules >= 3 ? whileMerging(state) : null;

/** A case on its way into a master neither ends nor asks its citizen meanwhile. */
export const whileMerging = ({ merging }: AppealState): Refusal | null =>
  merging ? refuse('merging', { into: merging.into }) : null;
