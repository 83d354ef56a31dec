import { MongoServerError } from 'mongodb';
import type { Collections } from '../connection.ts';
import { type EventDocument, eventDocument, eventFrom, type SnapshotDocument } from '../documents.ts';
import { type Seals, sealEvent, sealedSnapshot, unsealEvent } from '../seals.ts';
import { DUPLICATE_KEY } from '../snapshots.ts';
import type { CaseHead, RepairShelf } from './repair-types.ts';

type Use = <T>(call: (collections: Collections) => Promise<T>) => Promise<T>;

const headFields = { version: 1, open: 1 } as const;
const headOf = ({ _id, version, open }: Pick<SnapshotDocument, '_id' | 'version' | 'open'>): CaseHead => ({
  id: _id,
  version,
  open,
});

export const repairShelf = (use: Use, seals: Seals): RepairShelf => ({
  heads: ({ after, most, open }) =>
    use(async ({ appeals }) => {
      const condition = { ...(open ? { open } : {}), _id: { $gt: after } };
      const found = appeals.find(condition, { projection: headFields }).sort({ _id: 1 }).limit(most);
      return (await found.toArray()).map(headOf);
    }),
  head: (appeal) =>
    use(async ({ appeals }) => {
      const found = await appeals.findOne({ _id: appeal }, { projection: headFields });
      return found && headOf(found);
    }),
  extents: (ids) =>
    use(async ({ events, heads }) => {
      const counted = events.aggregate<{ _id: string; last: number; count: number }>([
        { $match: { appeal: { $in: [...ids] } } },
        { $group: { _id: '$appeal', last: { $max: '$seq' }, count: { $sum: 1 } } },
      ]);
      const anchors = heads.find({ _id: { $in: [...ids] } }, { projection: { seq: 1 } });
      const [logs, anchored] = await Promise.all([counted.toArray(), anchors.toArray()]);
      const log = new Map(logs.map((one) => [one._id, one]));
      const head = new Map(anchored.map(({ _id, seq }) => [_id, seq]));
      return new Map(
        ids.map((id) => [
          id,
          { last: log.get(id)?.last ?? 0, count: log.get(id)?.count ?? 0, anchored: head.get(id) ?? 0 },
        ]),
      );
    }),
  logged: ({ after, most }) => use(({ events }) => appealsAfter(events, after, most)),
  everything: (appeal) =>
    use(async ({ events }) => {
      const found = await events.find({ appeal }).sort({ appeal: 1, seq: 1 }).toArray();
      return found.map((document) => eventFrom(unsealEvent(seals, document)));
    }),
  lostKeys: (ids) =>
    use(async ({ personKeys }) => {
      const found = await personKeys.find({ _id: { $in: [...ids] } }, { projection: { _id: 1 } }).toArray();
      const there = new Set(found.map(({ _id }) => _id));
      return ids.filter((id) => !there.has(id));
    }),
  putSnapshot: (state, over) =>
    use(async ({ appeals }) => {
      const { _id, ...fields } = await sealedSnapshot(seals, state);
      if (over !== null) return (await appeals.replaceOne({ _id, version: over }, fields)).matchedCount === 1;
      return inserted(() => appeals.insertOne({ _id, ...fields }));
    }),
  setAside: (appeal, fromSeq, why, nowMs) =>
    use(async ({ events, aside }) => {
      const found = await events.find({ appeal, seq: { $gte: fromSeq } }).toArray();
      await putAside(aside, found, why, nowMs);
      await events.deleteMany({ _id: { $in: found.map(({ _id }) => _id) } });
      return found.length;
    }),
  keepAside: (appeal, list, why, nowMs) =>
    use(async ({ aside }) => {
      const documents = list.map((event) => sealEvent(seals, eventDocument(appeal, event)));
      await putAside(aside, documents, why, nowMs);
      return documents.length;
    }),
  keepTroubles: (found, nowMs) =>
    use(async ({ troubles }) => {
      for (const { appeal, kind } of found) {
        await troubles.updateOne(
          { _id: `${appeal} ${kind}` },
          { $set: { seenAtMs: nowMs, appeal, kind }, $setOnInsert: { sinceMs: nowMs } },
          { upsert: true },
        );
      }
      await troubles.deleteMany({ seenAtMs: { $lt: nowMs } });
    }),
  troubles: () =>
    use(async ({ troubles }) => {
      const found = await troubles.find().sort({ _id: 1 }).toArray();
      return found.map(({ _id, ...trouble }) => trouble);
    }),
  dropTroubles: (appeal) => use(async ({ troubles }) => void (await troubles.deleteMany({ appeal }))),
  progress: (job) => use(async ({ progress }) => (await progress.findOne({ _id: job }))?.after ?? null),
  keepProgress: (job, after) =>
    use(async ({ progress }) => {
      if (after === null) await progress.deleteOne({ _id: job });
      else await progress.updateOne({ _id: job }, { $set: { after } }, { upsert: true });
    }),
});

/** Steps from appeal to appeal along the index, however many events each has. */
async function appealsAfter(events: Collections['events'], after: string, most: number): Promise<string[]> {
  const found: string[] = [];
  for (let last = after; found.length < most; last = found.at(-1) as string) {
    const next = await events.findOne(
      { appeal: { $gt: last } },
      { sort: { appeal: 1, seq: 1 }, projection: { appeal: 1 } },
    );
    if (!next) break;
    found.push(next.appeal);
  }
  return found;
}

/** The same event is put aside once, whoever tries again. */
async function putAside(
  aside: Collections['aside'],
  documents: readonly EventDocument[],
  why: string,
  nowMs: number,
): Promise<void> {
  for (const { _id, ...document } of documents) {
    await aside.updateOne(
      { _id: `${_id}:${document.hash}` },
      { $setOnInsert: { ...document, of: _id, why, asideAtMs: nowMs } },
      { upsert: true },
    );
  }
}

async function inserted(insert: () => Promise<unknown>): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
    throw error;
  }
}
