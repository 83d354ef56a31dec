import { type Actor, commonBody, type Facts, noFacts, type Shape, valuesOf } from '../../domain/index.ts';
import * as sample from './sample-county.ts';

/** Of all that the sample county knows, what a body names and the actor's own unit: as much as a command brings. */
export function factsNamed(shape: Shape, body: Readonly<Record<string, unknown>>, actor: Actor): Facts {
  const named = (kind: Parameters<typeof valuesOf>[2]) => valuesOf({ ...shape, ...commonBody }, body, kind);
  const own = actor.unit === null ? [] : [actor.unit];
  return {
    ...noFacts,
    units: pick(sample.facts.units, [...named('unit'), ...own]),
    persons: pick(sample.facts.persons, named('person')),
    catalogue: pick(sample.facts.catalogue, named('catalogueItem')),
    categories: pick(sample.facts.categories, named('category')),
    attachments: pick(sample.facts.attachments, named('attachment')),
    // Whatever appeal is named runs: that a master is closed is for the master to say.
    appeals: Object.fromEntries(
      named('appeal').map((id) => [id, { id, status: 'handling', category: 'road', registeredAtMs: 0 }]),
    ),
    above: pick(sample.facts.above, own),
  };
}

const pick = <T>(all: Readonly<Record<string, T>>, ids: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)));
