import { isoLocal } from '../../domain/index.ts';
import type {
  CatalogueEntry,
  CategoryEntry,
  CountyData,
  DispatchEntry,
  DutyEntry,
  Leader,
  Person,
  Unit,
} from '../types.ts';
import { lookFrom } from './look.ts';
import type { CountyContent } from './read.ts';
import { roleOf } from './schemas.ts';

/** Builds the county's data from the checked files. Returns null if one of the single documents is missing. */
export function dataFrom(read: CountyContent): CountyData | null {
  const { county, policy, calendar, uploads } = read;
  if (!county || !policy || !calendar || !uploads) return null;
  const { name, defaultLeader, centre, supervision, discipline } = county;
  return {
    name,
    look: lookFrom(county),
    ...(county.outline ? { outline: county.outline } : {}),
    ...(county.open311 ? { open311: county.open311 } : {}),
    defaultLeader,
    centre,
    supervision,
    discipline,
    policy,
    calendar,
    uploads,
    units: unitsOf(read),
    people: peopleOf(read),
    leaders: read.leaders.good.map(({ value }): Leader => ({ ...value, deputy: value.deputy ?? null })),
    categories: read.categories.good.map(
      ({ value: { name: names, ...rest } }): CategoryEntry => ({ ...rest, name: names.zh, names }),
    ),
    catalogue: read.catalogue.good.map(
      ({ value }): CatalogueEntry => ({
        ...value,
        category: value.category ?? null,
        unit: value.unit ?? null,
        agent: value.agent ?? null,
      }),
    ),
    duty: read.duty.good.map(({ value: { unit = null, person, from, to } }): DutyEntry => {
      const instant = (text: string) => isoLocal(calendar, Date.parse(text));
      return { unit, person, from: instant(from), to: instant(to) };
    }),
    dispatch: read.dispatch.good.map(
      ({ value }): DispatchEntry => ({
        category: value.category,
        area: value.area ?? null,
        unit: value.unit ?? null,
        helpers: value.helpers ?? [],
        pool: value.pool ?? null,
        fallback: value.fallback ?? null,
      }),
    ),
  };
}

const unitsOf = ({ units }: CountyContent): Unit[] =>
  units.good.map(({ value }) => ({ ...value, parent: value.parent ?? null, centre: value.centre ?? null }));

const peopleOf = ({ people }: CountyContent): Person[] =>
  people.good.flatMap(({ value }) => {
    const role = roleOf(value.account);
    return role ? [{ ...value, role, unit: value.unit ?? null }] : [];
  });
