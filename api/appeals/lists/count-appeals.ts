import type { CountQuery } from '../../../contract/index.ts';
import type { County } from '../../../county/index.ts';
import type { Actor } from '../../../domain/index.ts';
import type { Counted, CountField, ListFilter } from '../../../store/index.ts';
import { fromRecords } from '../../http/records.ts';
import { type FilterNeeds, filterOf } from './list-filter.ts';

export type CountNeeds = FilterNeeds & {
  readonly county: Pick<County, 'areasIn' | 'townOf'>;
  readonly store: { count(filter: ListFilter, fields: readonly CountField[]): Promise<Counted> };
};
type CountName = NonNullable<CountQuery['by']>[number];
interface Row {
  readonly key: string | null;
  readonly count: number;
}
export interface Counts {
  readonly total: number;
  readonly by: Readonly<Record<string, readonly Row[]>>;
}

/** Counts the appeals of a list by the values of some fields. A village counts with its town. */
export async function countAppeals(
  deps: CountNeeds,
  { by = [], ...conditions }: CountQuery,
  actor: Actor,
): Promise<Counts> {
  const filter = filterOf(deps, conditions, actor);
  const names = [...new Set(by)];
  if (!filter) return { total: 0, by: Object.fromEntries(names.map((name) => [name, []])) };
  const counted = await fromRecords(deps.store.count(filter, names.map(fieldOf)));
  const rows = names.map((name) => {
    const found = counted.by[fieldOf(name)] ?? [];
    return [
      name,
      name === 'town' ? joinedBy(found, (id) => deps.county.townOf(id)) : found.toSorted(byCount),
    ];
  });
  return { total: counted.total, by: Object.fromEntries(rows) };
}

const fieldOf = (name: CountName): CountField => (name === 'town' ? 'areaId' : name);

function joinedBy(rows: readonly Row[], keyOf: (key: string) => string | null): Row[] {
  const sums = new Map<string | null, number>();
  for (const { key, count } of rows) {
    const joined = key === null ? null : keyOf(key);
    sums.set(joined, (sums.get(joined) ?? 0) + count);
  }
  return [...sums].map(([key, count]) => ({ key, count })).toSorted(byCount);
}

const byCount = (a: Row, b: Row): number => b.count - a.count || String(a.key).localeCompare(String(b.key));
