import type { Collection, Filter } from 'mongodb';
import { cursorOf, positionOf } from './cursor.ts';
import { type SnapshotDocument, stateFrom } from './documents.ts';
import type { ListFilter, Page } from './types.ts';
import { keysFor } from './visible.ts';

const DEFAULT_LIMIT = 50;
const MOST = 200;
/** How long the server may work on a page: a search through titles must not hold it up. */
const LONGEST_MS = 3_000;
/** A search longer than any title finds nothing and costs as much. */
const LONGEST_SEARCH = 200;

/** One page of appeals, newest first; ties are broken by id, so that no page repeats or skips one. */
export async function readPage(appeals: Collection<SnapshotDocument>, filter: ListFilter): Promise<Page> {
  const limit = Math.min(MOST, Math.max(1, Math.trunc(filter.limit ?? DEFAULT_LIMIT) || DEFAULT_LIMIT));
  const found = await appeals
    .find(conditionOf(filter), {
      projection: { _id: 1, version: 1, rules: 1, state: 1 },
      maxTimeMS: LONGEST_MS,
    })
    .sort({ registeredAtMs: -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
  const items = found.slice(0, limit).map(stateFrom);
  const last = items.at(-1);
  const next = found.length > limit && last ? cursorOf(last) : null;
  return { items, next };
}

/** Each condition by itself, so that two on one field add up. */
export function conditionOf(filter: ListFilter): Filter<SnapshotDocument> {
  const conditions = [
    ...visibility(filter),
    ...equalities(filter),
    ...times(filter),
    ...search(filter),
    ...after(filter),
  ];
  return conditions.length === 0 ? {} : { $and: conditions };
}

function visibility({ visibleTo }: ListFilter): Filter<SnapshotDocument>[] {
  const keys = keysFor(visibleTo);
  if (keys !== null) return [{ visible: { $in: keys } }];
  return 'all' in visibleTo && visibleTo.confidential ? [] : [{ confidential: false }];
}

function equalities(filter: ListFilter): Filter<SnapshotDocument>[] {
  const { status, escalated, light, unit, triage, leader, category, channel } = filter;
  const statuses = status === undefined ? undefined : [status].flat();
  const conditions: Filter<SnapshotDocument>[] = [];
  if (statuses) conditions.push({ status: { $in: statuses } });
  if (escalated !== undefined) conditions.push({ escalated });
  if (light !== undefined) conditions.push({ light });
  if (unit !== undefined) conditions.push({ unit });
  if (triage !== undefined) conditions.push({ triage });
  if (leader !== undefined) conditions.push({ leader });
  if (category !== undefined) conditions.push({ category });
  if (channel !== undefined) conditions.push({ channel });
  return conditions;
}

/** At its due instant something is overdue already; what waits for nobody never is. */
function times({ overdue, nowMs = Date.now(), dueBeforeMs }: ListFilter): Filter<SnapshotDocument>[] {
  const conditions: Filter<SnapshotDocument>[] = [];
  if (overdue === true) conditions.push({ awaitedDueAtMs: { $lte: nowMs } });
  if (overdue === false) conditions.push({ awaitedDueAtMs: { $not: { $lte: nowMs } } });
  if (dueBeforeMs !== undefined) conditions.push({ awaitedDueAtMs: { $lt: dueBeforeMs } });
  return conditions;
}

function search({ q }: ListFilter): Filter<SnapshotDocument>[] {
  // The server refuses a pattern with a null character; no title is searched for one.
  const text = (q ?? '').replaceAll('\0', '').trim().slice(0, LONGEST_SEARCH);
  if (text === '') return [];
  const title = { $regex: escaped(text), $options: 'i' };
  return [{ $or: [{ _id: text.toUpperCase() }, { _id: text }, { title }] }];
}

/** The text as itself, whatever it means to a regular expression. */
export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

function after({ cursor }: ListFilter): Filter<SnapshotDocument>[] {
  if (cursor === undefined) return [];
  const { registeredAtMs, id } = positionOf(cursor);
  const earlier = { registeredAtMs: { $lt: registeredAtMs } };
  // The first half bounds the index; the second breaks the tie.
  return [
    { registeredAtMs: { $lte: registeredAtMs } },
    { $or: [earlier, { registeredAtMs, _id: { $lt: id } }] },
  ];
}
