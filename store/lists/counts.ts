import type { Collection } from 'mongodb';
import type { SnapshotDocument } from '../documents.ts';
import type { Counted, CountField, ListFilter } from '../types.ts';
import { conditionsOf, joined } from './conditions.ts';

const LONGEST_MS = 5_000;

/** Counts the appeals of a list by the values of some fields. Both read the same condition. */
export async function countBy(
  appeals: Collection<SnapshotDocument>,
  filter: ListFilter,
  fields: readonly CountField[],
): Promise<Counted> {
  const facets = Object.fromEntries(fields.map((field) => [field, [{ $group: groupOf(field) }]]));
  const [found] = await appeals
    .aggregate<Record<string, { readonly _id: string | null; readonly count: number }[]>>(
      [
        { $match: joined(conditionsOf(filter)) },
        // Only these fields travel, so that the sealed states stay on the disk.
        { $project: Object.fromEntries([...fields, '_id'].map((field) => [field, 1])) },
        { $facet: { ...facets, total: [{ $group: groupOf(null) }] } },
      ],
      { maxTimeMS: LONGEST_MS },
    )
    .toArray();
  const rows = (name: string) => found?.[name] ?? [];
  const by = fields.map((field) => [field, rows(field).map(({ _id, count }) => ({ key: _id, count }))]);
  return { total: rows('total')[0]?.count ?? 0, by: Object.fromEntries(by) };
}

const groupOf = (field: CountField | null) => ({ _id: field && `$${field}`, count: { $sum: 1 } });
