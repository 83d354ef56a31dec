import { dayOf, type Role } from '../domain/index.ts';
import { handles } from './reading/schemas.ts';
import type {
  CatalogueEntry,
  CategoryEntry,
  CountyData,
  DispatchEntry,
  Leader,
  Person,
  Unit,
} from './types.ts';

/** Holds the county's data as maps, so that commands look things up and never search. */
export interface Directory {
  readonly data: CountyData;
  readonly units: ReadonlyMap<string, Unit>;
  readonly people: ReadonlyMap<string, Person>;
  /** People who may handle cases for a unit, the head first. */
  readonly staff: ReadonlyMap<string, readonly Person[]>;
  readonly centreStaff: ReadonlyMap<string, readonly Person[]>;
  readonly clerks: ReadonlyMap<string, readonly Person[]>;
  readonly leaders: ReadonlyMap<string, Leader>;
  /** The leader of a unit: its own, or that of the nearest unit above. */
  readonly leaderOfUnit: ReadonlyMap<string, Leader>;
  readonly leaderOfCategory: ReadonlyMap<string, Leader>;
  /** The centres above each unit, nearest first. */
  readonly above: ReadonlyMap<string, readonly string[]>;
  readonly categories: ReadonlyMap<string, CategoryEntry>;
  readonly catalogue: ReadonlyMap<string, CatalogueEntry>;
  /** Rules by category and area, under the keys of `ruleKey`. */
  readonly dispatch: ReadonlyMap<string, DispatchEntry>;
}

/** `area` is the id of a town or village. Without an area the rule applies to all. */
export const ruleKey = (category: string, area: string | null): string => `${category} ${area ?? '*'}`;

export function directoryOf(data: CountyData): Directory {
  const units = new Map(data.units.map((unit) => [unit.id, unit]));
  const unitsAbove = (id: string): Unit[] => {
    const parent = units.get(units.get(id)?.parent ?? '');
    return parent ? [parent, ...unitsAbove(parent.id)] : [];
  };
  const leaderOfUnit = new Map(data.leaders.flatMap((leader) => leader.units.map((id) => [id, leader])));
  const inherited = data.units.flatMap(({ id }) => {
    const holder = [id, ...unitsAbove(id).map((unit) => unit.id)].find((at) => leaderOfUnit.has(at));
    const leader = leaderOfUnit.get(holder ?? '');
    return leader ? [[id, leader] as const] : [];
  });
  return {
    data,
    units,
    people: new Map(data.people.map((person) => [person.account, person])),
    staff: new Map(data.units.map((unit) => [unit.id, staffOf(data, unit, handles)])),
    centreStaff: new Map(data.units.map((unit) => [unit.id, staffOf(data, unit, ['centre'])])),
    clerks: new Map(data.units.map((unit) => [unit.id, staffOf(data, unit, ['clerk'])])),
    leaders: new Map(data.leaders.map((leader) => [leader.account, leader])),
    leaderOfUnit: new Map(inherited),
    leaderOfCategory: new Map(data.leaders.flatMap((l) => l.categories.map((id) => [id, l]))),
    above: new Map(
      data.units.map(({ id }) => [
        id,
        unitsAbove(id)
          .filter((unit) => unit.centre !== null)
          .map((unit) => unit.id),
      ]),
    ),
    categories: new Map(data.categories.map((category) => [category.id, category])),
    catalogue: new Map(data.catalogue.map((item) => [item.id, item])),
    dispatch: new Map(data.dispatch.map((rule) => [ruleKey(rule.category, rule.area), rule])),
  };
}

function staffOf({ people }: CountyData, unit: Unit, roles: readonly Role[]): Person[] {
  const own = people.filter((person) => person.unit === unit.id && roles.includes(person.role));
  return [...own.filter((p) => p.account === unit.head), ...own.filter((p) => p.account !== unit.head)];
}

/** Says that the person is on leave on the local day of the instant. */
export function isOnLeave({ data }: Directory, person: Person, nowMs: number): boolean {
  if (person.leave.length === 0) return false;
  const today = dayOf(data.calendar, nowMs);
  return person.leave.some(({ from, to }) => from <= today && today <= to);
}

/** Says that the account is on leave. An unknown account is not. */
export function isAway(directory: Directory, account: string, nowMs: number): boolean {
  const person = directory.people.get(account);
  return person !== undefined && isOnLeave(directory, person, nowMs);
}
