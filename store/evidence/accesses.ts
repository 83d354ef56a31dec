import { randomUUID } from 'node:crypto';
import type { Collection, Filter } from 'mongodb';
import { z } from 'zod';
import { cursorFrom, placeIn } from '../lists/cursor.ts';
import type { Access, AccessFilter, AccessPage } from './privacy-types.ts';

/** A record of one reading of a citizen's contact data. The store adds records and never changes them. */

export type AccessDocument = Omit<Access, 'id'> & { _id: string };

const DEFAULT_LIMIT = 50;
const MOST = 200;
const LOOK_MS = 3_000;
const position = z.tuple([z.number(), z.string().max(100)]);

export async function addAccesses(
  collection: Collection<AccessDocument>,
  accesses: readonly Omit<Access, 'id'>[],
): Promise<void> {
  await collection.insertMany(accesses.map((access) => ({ _id: randomUUID(), ...access })));
}

/** Newest first. Throws BadCursor. */
export async function readAccesses(
  collection: Collection<AccessDocument>,
  filter: AccessFilter,
): Promise<AccessPage> {
  const limit = Math.min(MOST, Math.max(1, filter.limit ?? DEFAULT_LIMIT));
  const found = await collection
    .find(conditionOf(filter), { maxTimeMS: LOOK_MS })
    .sort({ atMs: -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
  const items = found.slice(0, limit).map(({ _id, ...access }) => ({ id: _id, ...access }));
  const last = items.at(-1);
  const more = found.length > limit && last;
  return { items, next: more ? cursorFrom([last.atMs, last.id]) : null };
}

function conditionOf({ appeal, account, fromMs, toMs, cursor }: AccessFilter): Filter<AccessDocument> {
  const conditions: Filter<AccessDocument>[] = [];
  if (appeal !== undefined) conditions.push({ appeals: appeal });
  if (account !== undefined) conditions.push({ account });
  if (fromMs !== undefined) conditions.push({ atMs: { $gte: fromMs } });
  if (toMs !== undefined) conditions.push({ atMs: { $lt: toMs } });
  if (cursor !== undefined) {
    const [atMs, id] = placeIn(cursor, position);
    conditions.push({ $or: [{ atMs: { $lt: atMs } }, { atMs, _id: { $lt: id } }] });
  }
  return conditions.length === 0 ? {} : { $and: conditions };
}
