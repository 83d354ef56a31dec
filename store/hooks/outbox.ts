import { type Collection, type Filter, MongoBulkWriteError } from 'mongodb';
import { hookReceiver, type Receiver } from '../../domain/index.ts';
import { BadCursor } from '../problems.ts';
import { DUPLICATE_KEY } from '../snapshots.ts';
import type { HookDocument, OutboxDocument } from './documents.ts';
import type { Delivery, DeliveryCounts, DeliveryKey, DeliveryPage, News, OutboxShelf } from './types.ts';

type Rows = Collection<OutboxDocument>;
type Use = <T>(
  call: (all: { readonly outbox: Rows; readonly hooks: Collection<HookDocument> }) => Promise<T>,
) => Promise<T>;

const DAY_MS = 86_400_000;
/** A row of any state is deleted then, so that a forgotten endpoint gathers no rows for ever. */
const KEPT_MS = 90 * DAY_MS;
const LOOK_MS = 4_000;

const idOf = ({ receiver, appeal, seq }: DeliveryKey): string => `${receiver} ${appeal} ${seq}`;
const keptUntil = (nowMs: number): Date => new Date(nowMs + KEPT_MS);

const rowOf = (key: DeliveryKey & Pick<Delivery, 'type' | 'atMs'>): OutboxDocument => {
  const { receiver, appeal, seq, type, atMs } = key;
  const beginning = { state: 'waiting', tries: 0, nextAtMs: atMs, result: null, doneAtMs: null } as const;
  return { _id: idOf(key), receiver, appeal, seq, type, atMs, ...beginning, over: keptUntil(atMs) };
};

export function outboxShelf(use: Use): OutboxShelf {
  const rows = <T>(call: (outbox: Rows) => Promise<T>) => use(({ outbox }) => call(outbox));
  return {
    tell: (news) => use(({ outbox, hooks }) => tell(outbox, hooks, news)),
    add: (row) => rows((outbox) => insertMissing(outbox, [rowOf(row)])),
    due: (receiver, nowMs, most) => rows((outbox) => due(outbox, receiver, nowMs, most)),
    nextDueMs: (receiver) =>
      rows(async (outbox) => {
        const [first] = await heads(outbox, receiver, [{ $sort: { nextAtMs: 1 } }, { $limit: 1 }]);
        return first?.nextAtMs ?? null;
      }),
    settle: (key, done) =>
      rows(async (outbox) => {
        await outbox.updateOne({ _id: idOf(key) }, { $set: done });
      }),
    list: ({ receiver, state, limit, cursor }) =>
      rows((outbox) => page(outbox, { receiver, ...(state === undefined ? {} : { state }) }, limit, cursor)),
    find: (key) =>
      rows(async (outbox) => {
        const found = await outbox.findOne({ _id: idOf(key) }, { maxTimeMS: LOOK_MS });
        return found && fromDocument(found);
      }),
    counts: (receiver) => rows((outbox) => countsOf(outbox, { receiver })),
    totals: () => rows((outbox) => countsOf(outbox, {})),
    replay: (receiver, which, nowMs) =>
      rows(async (outbox) => {
        const filter: Filter<OutboxDocument> =
          'key' in which
            ? { _id: idOf(which.key), receiver, state: { $ne: 'waiting' } }
            : { receiver, atMs: { $gte: which.sinceMs }, state: { $in: [...which.states] } };
        const again = { state: 'waiting', tries: 0, nextAtMs: nowMs, doneAtMs: null } as const;
        const { modifiedCount } = await outbox.updateMany(filter, {
          $set: { ...again, over: keptUntil(nowMs) },
        });
        return modifiedCount;
      }),
    hasten: (receiver, nowMs) =>
      rows(async (outbox) => {
        const later = { receiver, state: 'waiting', nextAtMs: { $gt: nowMs } } as const;
        await outbox.updateMany(later, { $set: { nextAtMs: nowMs } });
      }),
    late: (beforeMs) =>
      rows((outbox) => outbox.distinct('receiver', { state: 'waiting', nextAtMs: { $lt: beforeMs } })),
  };
}

/** Endpoints that began after an event are not told of it, even if the log is written late. */
async function tell(outbox: Rows, hooks: Collection<HookDocument>, { appeal, owner, events }: News) {
  const found = await hooks
    .find({ owner }, { projection: { events: 1, createdAtMs: 1 }, maxTimeMS: LOOK_MS })
    .toArray();
  const told = found.map(({ _id, events: wanted, createdAtMs }) => ({
    endpoint: _id,
    missing: events
      .filter(({ type, atMs }) => atMs >= createdAtMs && (wanted?.includes(type) ?? true))
      .map(({ seq, type, atMs }) => rowOf({ receiver: hookReceiver(_id), appeal, seq, type, atMs })),
  }));
  await insertMissing(
    outbox,
    told.flatMap(({ missing }) => missing),
  );
  return told.filter(({ missing }) => missing.length > 0).map(({ endpoint }) => endpoint);
}

/** A row that is there already stays as it is: it may have been sent. */
async function insertMissing(outbox: Rows, rows: readonly OutboxDocument[]): Promise<void> {
  if (rows.length === 0) return;
  try {
    await outbox.insertMany([...rows], { ordered: false });
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const failed = [error.writeErrors].flat();
    if (failed.length === 0 || failed.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
    if (error.result.getWriteConcernError()) throw error;
  }
}

/** The first waiting row of each case. The index of the same order answers it. */
const heads = (outbox: Rows, receiver: Receiver, then: object[]): Promise<OutboxDocument[]> =>
  outbox
    .aggregate<OutboxDocument>(
      [
        { $match: { receiver, state: 'waiting' } },
        { $sort: { appeal: 1, seq: 1 } },
        { $group: { _id: '$appeal', head: { $first: '$$ROOT' } } },
        { $replaceRoot: { newRoot: '$head' } },
        ...then,
      ],
      { maxTimeMS: LOOK_MS },
    )
    .toArray();

async function due(outbox: Rows, receiver: Receiver, nowMs: number, most: number): Promise<Delivery[]> {
  const found = await heads(outbox, receiver, [
    { $match: { nextAtMs: { $lte: nowMs } } },
    { $sort: { nextAtMs: 1, appeal: 1 } },
    { $limit: most },
  ]);
  return found.map(fromDocument);
}

async function page(
  outbox: Rows,
  filter: Filter<OutboxDocument>,
  limit: number,
  cursor?: string,
): Promise<DeliveryPage> {
  const after = cursor === undefined ? null : placeIn(cursor);
  const later = after
    ? { $or: [{ atMs: { $lt: after.atMs } }, { atMs: after.atMs, _id: { $lt: after.id } }] }
    : {};
  const found = await outbox
    .find({ $and: [filter, later] }, { maxTimeMS: LOOK_MS })
    .sort({ atMs: -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last !== undefined;
  return {
    items: items.map(fromDocument),
    next: more ? Buffer.from(`${last.atMs} ${last._id}`).toString('base64url') : null,
  };
}

function placeIn(cursor: string): { readonly atMs: number; readonly id: string } {
  const [, atMs, id] = /^(\d+) (.+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (atMs === undefined || id === undefined) throw new BadCursor();
  return { atMs: Number(atMs), id };
}

async function countsOf(outbox: Rows, filter: Filter<OutboxDocument>): Promise<DeliveryCounts> {
  const found = await outbox
    .aggregate<{ _id: Delivery['state']; count: number }>(
      [{ $match: filter }, { $group: { _id: '$state', count: { $sum: 1 } } }],
      { maxTimeMS: LOOK_MS },
    )
    .toArray();
  const none: DeliveryCounts = { waiting: 0, sent: 0, withheld: 0, dead: 0 };
  return { ...none, ...Object.fromEntries(found.map(({ _id, count }) => [_id, count])) };
}

const fromDocument = ({ _id, over, ...row }: OutboxDocument): Delivery => row;
