import type { Collection, Document } from 'mongodb';
import type { SnapshotDocument } from '../documents.ts';
import type { Seals } from '../seals.ts';
import type { Counted, CountField, ListFilter } from '../types.ts';
import { conditionsOf, joined, soughtIn } from './conditions.ts';
import { readPage } from './list.ts';

const LONGEST_MS = 5_000;
const PAGE = 200;

interface Values {
  readonly values: Partial<Readonly<Record<CountField, string | null>>>;
  readonly count: number;
}

/** Counts the appeals of a list by the values of some fields. Both read the same condition. */
export async function countBy(
  appeals: Collection<SnapshotDocument>,
  seals: Seals,
  filter: ListFilter,
  fields: readonly CountField[],
): Promise<Counted> {
  const rows =
    soughtIn(filter) === '' ? grouped(appeals, filter, fields) : found(appeals, seals, filter, fields);
  return summed(await rows, fields);
}

/**
 * One group for each combination of values. There are few of them, and an index that holds these fields answers
 * without any document.
 */
async function grouped(
  appeals: Collection<SnapshotDocument>,
  filter: ListFilter,
  fields: readonly CountField[],
): Promise<readonly Values[]> {
  const only = Object.fromEntries(fields.map((field) => [field, 1]));
  const combination = Object.fromEntries(fields.map((field) => [field, `$${field}`]));
  const stages: Document[] = [
    { $match: joined(conditionsOf(filter)) },
    ...(fields.length === 0 ? [] : [{ $project: { _id: 0, ...only } }]),
    { $group: { _id: fields.length === 0 ? null : combination, count: { $sum: 1 } } },
  ];
  const groups = await appeals
    .aggregate<{ _id: Values['values'] | null; count: number }>(stages, { maxTimeMS: LONGEST_MS })
    .toArray();
  return groups.map(({ _id, count }) => ({ values: _id ?? {}, count }));
}

/** Only an open case shows whether a text is in it. So this reads the list itself to its end. */
async function found(
  appeals: Collection<SnapshotDocument>,
  seals: Seals,
  filter: ListFilter,
  fields: readonly CountField[],
): Promise<readonly Values[]> {
  const only = Object.fromEntries(fields.map((field) => [field, 1]));
  const rows: Values[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await readPage(appeals, seals, { ...filter, cursor, limit: PAGE });
    const ids = items.map(({ id }) => id);
    const columns = await appeals
      .find({ _id: { $in: ids } }, { projection: only, maxTimeMS: LONGEST_MS })
      .toArray();
    rows.push(...columns.map((values) => ({ values, count: 1 })));
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

function summed(rows: readonly Values[], fields: readonly CountField[]): Counted {
  const by = fields.map((field) => {
    const sums = new Map<string | null, number>();
    for (const { values, count } of rows) {
      const key = values[field] ?? null;
      sums.set(key, (sums.get(key) ?? 0) + count);
    }
    return [field, [...sums].map(([key, count]) => ({ key, count }))];
  });
  return { total: rows.reduce((sum, { count }) => sum + count, 0), by: Object.fromEntries(by) };
}
