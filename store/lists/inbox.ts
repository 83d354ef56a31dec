import { type Collection, type Document, MongoServerError } from 'mongodb';
import { z } from 'zod';
import type { AppealState } from '../../domain/index.ts';
import type { Owed, OwedRow } from '../columns.ts';
import { type SnapshotDocument, stateFrom } from '../documents.ts';
import { type Seals, unsealSnapshot } from '../seals.ts';
import type { InboxFilter, Page } from '../types.ts';
import { joined, visibility } from './conditions.ts';
import { cursorFrom, placeIn } from './cursor.ts';

/** Lists what waits for somebody, the most pressing first. Every list and count reads the snapshots alone. */

const LONGEST_MS = 3_000;
/** Nobody works through more. Counts beyond it stay at it. */
const COUNTED_MOST = 20_000;

type Appeals = Collection<SnapshotDocument>;

/** A page of what these owners owe. `by` holds keys such as `person officer:housing` and `officer housing`. */
export async function readInbox(appeals: Appeals, seals: Seals, filter: InboxFilter): Promise<Page<OwedRow>> {
  const found = await byOwners<{ _id: string; owed: Owed }>(appeals, [
    ...owedBy(filter),
    { $match: { $and: [...rowConditions(filter), ...after(filter.cursor)] } },
    { $sort: { 'owed.due': 1, _id: 1, 'owed.id': 1 } },
    { $limit: filter.limit + 1 },
    { $project: { owed: 1 } },
  ]);
  const rows = found.slice(0, filter.limit);
  const states = await statesOf(appeals, seals, [...new Set(rows.map(({ _id }) => _id))]);
  const items = rows.flatMap(({ _id, owed }) => {
    const state = states.get(_id);
    return state ? [{ state, owed }] : [];
  });
  const last = rows.at(-1);
  return { items, next: found.length > filter.limit && last ? cursorOf(last._id, last.owed) : null };
}

/** Reads the obligations of these owners without the cases, for counting. */
export async function readOwed(
  appeals: Appeals,
  filter: Omit<InboxFilter, 'limit' | 'cursor'>,
): Promise<Owed[]> {
  const found = await byOwners<{ owed: Owed }>(appeals, [
    ...owedBy(filter),
    { $match: { $and: rowConditions(filter) } },
    { $limit: COUNTED_MOST },
    { $project: { _id: 0, owed: 1 } },
  ]);
  return found.map(({ owed }) => owed);
}

/** MongoDB's answer to a hint at an index that is not there. */
const NO_SUCH_INDEX = 2;

/**
 * Begins with what is owed, which is little, and not with all that the reader may see, which grows for years. Where
 * the index is still being made, MongoDB chooses.
 */
async function byOwners<Row extends Document>(appeals: Appeals, stages: Document[]): Promise<Row[]> {
  const ask = (hint: object) => appeals.aggregate<Row>(stages, { maxTimeMS: LONGEST_MS, ...hint }).toArray();
  try {
    return await ask({ hint: 'owed' });
  } catch (error) {
    if (error instanceof MongoServerError && error.code === NO_SUCH_INDEX) return ask({});
    throw error;
  }
}

function owedBy({ by, visibleTo }: Pick<InboxFilter, 'by' | 'visibleTo'>): Document[] {
  const waiting = joined([{ 'owed.by': { $in: [...by] } }, ...visibility({ visibleTo })]);
  return [{ $match: waiting }, { $project: { owed: 1 } }, { $unwind: '$owed' }];
}

type RowFilter = Omit<InboxFilter, 'visibleTo' | 'limit' | 'cursor'>;

function rowConditions({ by, kind, light, overdue, dueBeforeMs, nowMs }: RowFilter): Document[] {
  return [
    { 'owed.by': { $in: [...by] } },
    ...(kind === undefined ? [] : [{ 'owed.kind': kind }]),
    ...(light === undefined ? [] : [{ 'owed.light': light }]),
    ...(overdue === undefined ? [] : [{ 'owed.due': overdue ? { $lte: nowMs } : { $gt: nowMs } }]),
    ...(dueBeforeMs === undefined ? [] : [{ 'owed.due': { $lt: dueBeforeMs } }]),
  ];
}

const position = z.tuple([z.number(), z.string().max(100), z.string().max(200)]);
const cursorOf = (id: string, owed: Owed): string => cursorFrom([owed.due, id, owed.id]);

/** Throws BadCursor. */
function after(cursor: string | undefined): Document[] {
  if (cursor === undefined) return [];
  const [due, id, owed] = placeIn(cursor, position);
  return [
    {
      $or: [
        { 'owed.due': { $gt: due } },
        { 'owed.due': due, _id: { $gt: id } },
        { 'owed.due': due, _id: id, 'owed.id': { $gt: owed } },
      ],
    },
  ];
}

async function statesOf(
  appeals: Appeals,
  seals: Seals,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AppealState>> {
  const projection = { _id: 1, version: 1, rules: 1, state: 1, sealedWith: 1 } as const;
  const found = await appeals
    .find({ _id: { $in: [...ids] } }, { projection, maxTimeMS: LONGEST_MS })
    .toArray();
  return new Map(found.map((document) => [document._id, stateFrom(unsealSnapshot(seals, document))]));
}
