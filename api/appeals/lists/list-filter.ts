import type { CountQuery } from '../../../contract/index.ts';
import type { County } from '../../../county/index.ts';
import { type Actor, type AppealState, viewFor } from '../../../domain/index.ts';
import { type ListFilter, type Searched, visibilityOf } from '../../../store/index.ts';

export interface FilterNeeds {
  readonly county: Pick<County, 'areasIn'>;
  readonly clock: () => number;
}

/** Turns the conditions of a query into those of the store. Returns null for a caller who has no lists. */
export function filterOf(
  { county, clock }: FilterNeeds,
  query: Omit<CountQuery, 'by'>,
  actor: Actor,
): ListFilter | null {
  const visibleTo = visibilityOf(actor);
  if (!visibleTo) return null;
  const { dueBefore, dueBy, areaId, registeredFrom, registeredTo, closedFrom, closedTo, ...same } = query;
  return {
    ...same,
    visibleTo,
    nowMs: clock(),
    dueBeforeMs: dueBeforeMs({ dueBefore, dueBy }),
    registeredFromMs: epochOf(registeredFrom),
    registeredToMs: epochOf(registeredTo),
    closedFromMs: epochOf(closedFrom),
    closedToMs: epochOf(closedTo),
    areaIds: areaId === undefined ? undefined : county.areasIn(areaId),
    searched: (state) => searchedBy(state, actor, clock()),
  };
}

/** The instant before which something is due. `dueBy` takes its own instant in, as the end of a day is due that day. */
export function dueBeforeMs({ dueBefore, dueBy }: Due): number | undefined {
  const limits = [epochOf(dueBefore), dueBy === undefined ? undefined : Date.parse(dueBy) + 1];
  const set = limits.flatMap((limit) => limit ?? []);
  return set.length === 0 ? undefined : Math.min(...set);
}
interface Due {
  readonly dueBefore?: string;
  readonly dueBy?: string;
}

const epochOf = (instant: string | undefined): number | undefined =>
  instant === undefined ? undefined : Date.parse(instant);

/** A search finds nobody by a name or a number that its caller may not read. */
function searchedBy(state: AppealState, actor: Actor, nowMs: number): Searched | null {
  const view = viewFor(state, actor, nowMs);
  if (!view) return null;
  const { citizen, location, participants } = view;
  const people = participants.people;
  const known = (texts: readonly (string | null | undefined)[]) => texts.flatMap((text) => text ?? []);
  return {
    texts: known([location?.address, citizen?.name, ...people.map(({ name }) => name)]),
    phones: known([citizen?.phone, ...(citizen?.phones ?? []), ...people.map(({ phone }) => phone)]),
  };
}
