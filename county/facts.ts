import { type Actor, type Facts, noFacts, type Shape, valuesOf } from '../domain/index.ts';
import { type Directory, isOnLeave } from './directory.ts';
import { unitFact } from './unit-facts.ts';

/** What the county knows of the things a body names; who gives the command brings the own unit. */
export function factsFor(
  directory: Directory,
  shape: Shape,
  body: Readonly<Record<string, unknown>>,
  actor: Actor,
  nowMs: number,
): Facts {
  const own = actor.unit === null ? [] : [actor.unit];
  const units = [...new Set([...valuesOf(shape, body, 'unit'), ...own])];
  return {
    ...noFacts,
    units: known(units, (id) => {
      const unit = directory.units.get(id);
      return unit && unitFact(directory, unit, nowMs);
    }),
    persons: known(valuesOf(shape, body, 'person'), (id) => personFact(directory, id, nowMs)),
    catalogue: known(valuesOf(shape, body, 'catalogueItem'), (id) => {
      const item = directory.catalogue.get(id);
      if (!item) return undefined;
      const { category, unit, standard, limit, fee } = item;
      return { id, category, unit, standard, limit, fee };
    }),
    categories: known(valuesOf(shape, body, 'category'), (id) => categoryFact(directory, id)),
    above: passesUpwards(actor) ? known(units, (id) => chainOf(directory, id, actor)) : {},
  };
}

/** The centres above a centre, or above the actor's own unit; a unit without a centre triages nothing. */
function chainOf({ units, above }: Directory, id: string, { unit }: Actor) {
  return id === unit || (units.get(id)?.centre ?? null) !== null ? above.get(id) : undefined;
}

/** Only those who triage report up: nobody else's command carries the chain. */
const passesUpwards = ({ role }: Actor): boolean => role === 'clerk' || role === 'centre';

function personFact(directory: Directory, account: string, nowMs: number) {
  const person = directory.people.get(account);
  if (!person) return undefined;
  return { unit: person.unit, role: person.role, onLeave: isOnLeave(directory, person, nowMs) };
}

export function categoryFact({ categories }: Directory, id: string) {
  const entry = categories.get(id);
  if (!entry) return undefined;
  const { name, limit, copyToLeader, confidential } = entry;
  return { id, name, limit, copyToLeader, confidential };
}

/** The things that are known, by id; no id of a client's can reach an object's prototype. */
function known<T>(ids: readonly string[], find: (id: string) => T | undefined): Record<string, T> {
  const found = ids.flatMap((id) => {
    const thing = find(id);
    return thing === undefined ? [] : [[id, thing] as const];
  });
  return Object.fromEntries(found);
}
