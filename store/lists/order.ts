import type { Filter, Sort } from 'mongodb';
import { z } from 'zod';
import type { ListOrder } from '../columns.ts';
import type { SnapshotDocument } from '../documents.ts';
import { cursorFrom, placeIn } from './cursor.ts';

/** The orders of a list. Each ends with the id, so that no page repeats or skips an appeal. */
const orders = {
  '-registered': { field: 'registeredAtMs', direction: -1 },
  registered: { field: 'registeredAtMs', direction: 1 },
  due: { field: 'dueOrder', direction: 1 },
  moved: { field: 'movedAtMs', direction: -1 },
} as const satisfies Record<ListOrder, object>;
type OrderField = (typeof orders)[ListOrder]['field'];
export const usualOrder: ListOrder = '-registered';

/** The fields of an appeal that a cursor may stand on. */
export type Placed = Pick<SnapshotDocument, '_id' | OrderField>;

export function sortOf(order: ListOrder): Sort {
  const { field, direction } = orders[order];
  return { [field]: direction, _id: direction };
}

export const projectionOf = (order: ListOrder) => ({ [orders[order].field]: 1 as const });

const position = z.tuple([z.number(), z.string().max(100)]);

/** The last item of a page. The next page continues after it, whatever was filed or closed in between. */
export const cursorOf = (order: ListOrder, last: Placed): string =>
  cursorFrom([last[orders[order].field], last._id]);

/** Selects what comes after a cursor. Throws BadCursor. */
export function after(order: ListOrder, cursor: string | undefined): Filter<SnapshotDocument>[] {
  if (cursor === undefined) return [];
  const [value, id] = placeIn(cursor, position);
  const { field, direction } = orders[order];
  const [beyond, notBefore] = direction === 1 ? (['$gt', '$gte'] as const) : (['$lt', '$lte'] as const);
  // The first half limits the index range, and the second breaks the tie.
  return [
    { [field]: { [notBefore]: value } },
    { $or: [{ [field]: { [beyond]: value } }, { [field]: value, _id: { [beyond]: id } }] },
  ] as Filter<SnapshotDocument>[];
}
