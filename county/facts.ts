import { type Actor, type Facts, noFacts, type Post, type Shape, valuesOf } from '../domain/index.ts';
import { type Directory, isOnLeave } from './directory.ts';
import { leadersFor, unitFact } from './unit-facts.ts';

/**
 * Collects what the county knows of the things that a body names. The actor adds the own unit. The case adds its
 * people, before and after the command.
 */
export function factsFor(
  directory: Directory,
  shape: Shape,
  body: Readonly<Record<string, unknown>>,
  actor: Actor,
  nowMs: number,
  posts?: readonly Post[],
): Facts {
  const own = actor.unit === null ? [] : [actor.unit];
  const units = [...new Set([...valuesOf(shape, body, 'unit'), ...own])];
  const brought = unitFacts(directory, [...units, ...(posts ?? []).map(({ unit }) => unit)], nowMs);
  const persons = valuesOf(shape, body, 'person');
  const acts = directory.people.has(actor.account) ? [actor.account] : [];
  const mayHaveIt = [...persons, ...acts, ...Object.values(brought).map(({ head }) => head)];
  return {
    ...noFacts,
    units: brought,
    ...(posts ? { people: peopleFacts(directory, [...posts.map(personOf), ...mayHaveIt], nowMs) } : {}),
    persons: known(persons, (id) => personFact(directory, id, nowMs)),
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

/** The people, units and leaders of an open case. */
export interface Kept {
  readonly posts: readonly Post[];
  readonly units: readonly string[];
  readonly category: string;
  /** The leader of an instruction. */
  readonly leader?: string | undefined;
}

/** The county facts that an open case keeps for its clock, because a tick can ask nobody. */
export function standingFacts(
  directory: Directory,
  { posts, units, category, leader }: Kept,
  nowMs: number,
): Facts {
  return {
    ...noFacts,
    units: unitFacts(directory, units, nowMs),
    people: peopleFacts(directory, posts.map(personOf), nowMs),
    leaders: leadersFor(directory, category, nowMs, leader),
  };
}

const unitFacts = (directory: Directory, ids: readonly string[], nowMs: number): Facts['units'] =>
  known([...new Set(ids)], (id) => {
    const unit = directory.units.get(id);
    return unit && unitFact(directory, unit, nowMs);
  });

const personOf = ({ person }: Post): string => person;

/** Null for a person who is no longer in the county's data. */
const peopleFacts = (directory: Directory, people: readonly string[], nowMs: number) =>
  Object.fromEntries([...new Set(people)].map((id) => [id, personFact(directory, id, nowMs) ?? null]));

/** The centres above a centre, or above the actor's own unit. A unit without a centre triages nothing. */
function chainOf({ units, above }: Directory, id: string, { unit }: Actor) {
  return id === unit || (units.get(id)?.centre ?? null) !== null ? above.get(id) : undefined;
}

/** Only these roles pass cases upwards, so no other command carries the chain. */
const passesUpwards = ({ role }: Actor): boolean => role === 'clerk' || role === 'centre';

function personFact(directory: Directory, account: string, nowMs: number) {
  const person = directory.people.get(account);
  if (!person) return undefined;
  return { unit: person.unit, role: person.role, onLeave: isOnLeave(directory, person, nowMs) };
}

export function categoryFact({ categories }: Directory, id: string) {
  const entry = categories.get(id);
  if (!entry) return undefined;
  const { name, limit, copyToLeader, confidential, leastUrgency } = entry;
  const least = leastUrgency ? { leastUrgency } : {};
  return { id, name, limit, copyToLeader, confidential, ...least };
}

/** Collects the known things by id. The result has no prototype that a client's id could reach. */
function known<T>(ids: readonly string[], find: (id: string) => T | undefined): Record<string, T> {
  const found = ids.flatMap((id) => {
    const thing = find(id);
    return thing === undefined ? [] : [[id, thing] as const];
  });
  return Object.fromEntries(found);
}
