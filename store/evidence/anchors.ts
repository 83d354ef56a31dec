import { type AnyBulkWriteOperation, type Collection, MongoServerError } from 'mongodb';
import { canonicalJson } from '../../domain/index.ts';
import type { Collections } from '../connection.ts';
import type { EventDocument } from '../documents.ts';
import { DUPLICATE_KEY } from '../snapshots.ts';
import { lastAct } from './acts.ts';
import type { AnchorDocument, HeadDocument } from './anchor-documents.ts';
import { completeChain, genesis, sha256 } from './chain.ts';
import type { Anchor, Head, Inclusion, NumberedPage } from './evidence-types.ts';
import { leafHash, merklePath, merkleRoot } from './merkle.ts';

/**
 * Once a day the heads of all changed appeals go into one root. An anchor is one document with its leaves. Its
 * number is the guard, so two workers need no lease. A worker that dies leaves a whole anchor or none.
 */

/** Keeps an anchor far below MongoDB's 16 MB for a document. A day with more changes gets several anchors. */
const MOST_LEAVES = 5_000;
const AT_ONCE = 500;

export const leafOf = ({ appeal, seq, link }: Head): string => leafHash(JSON.stringify([appeal, seq, link]));
export const hashOfAnchor = ({ hash: _, ...said }: Anchor): string => sha256(canonicalJson(said));

const withoutLeaves = { projection: { leaves: 0 } } as const;
export const anchorFrom = ({ _id, ...document }: Omit<AnchorDocument, 'leaves'>): Anchor => {
  const { day, atMs, count, acts, root, previous, hash } = document;
  return { number: _id, day, atMs, count, acts, root, previous, hash };
};

export async function readAnchors(
  anchors: Collection<AnchorDocument>,
  { before, most }: NumberedPage,
): Promise<Anchor[]> {
  const condition = before === undefined ? {} : { _id: { $lt: before } };
  return (await anchors.find(condition, withoutLeaves).sort({ _id: -1 }).limit(most).toArray()).map(
    anchorFrom,
  );
}

/** Says that this day or a later one is anchored and that all follow-up work is done. */
export async function hasAnchor(anchors: Collection<AnchorDocument>, day: string): Promise<boolean> {
  const newest = await anchors.find({}, withoutLeaves).sort({ _id: -1 }).limit(1).next();
  return newest !== null && newest.day >= day && newest.finished;
}

/** Makes the day's anchors if the newest anchor is of an earlier day. It may take minutes. */
export async function anchorDay(
  collections: Collections,
  day: string,
  nowMs: number,
  most = MOST_LEAVES,
): Promise<Anchor[]> {
  const made: Anchor[] = [];
  const { anchors, events } = collections;
  for (;;) {
    const newest = await anchors.find().sort({ _id: -1 }).limit(1).next();
    if (newest && !newest.finished) await finish(collections, newest);
    if (made.length === 0 && newest && newest.day >= day) return made;
    if (!newest) await markAll(events);
    const leaves = await changedHeads(events, most);
    if (made.length > 0 && leaves.length === 0) return made;
    const document = await following(collections, newest, { day, nowMs, leaves });
    if (!(await added(anchors, document))) return made;
    await finish(collections, document);
    made.push(anchorFrom(document));
    if (leaves.length < most) return made;
  }
}

async function following(
  { acts }: Collections,
  newest: AnchorDocument | null,
  { day, nowMs, leaves }: { day: string; nowMs: number; leaves: Head[] },
): Promise<AnchorDocument> {
  const act = await lastAct(acts);
  const said = {
    number: (newest?._id ?? 0) + 1,
    day,
    atMs: nowMs,
    count: leaves.length,
    acts: act && { number: act.number, link: act.link },
    root: merkleRoot(leaves.map(leafOf)),
    previous: newest?.hash ?? genesis,
    hash: '',
  };
  const { number, ...rest } = said;
  return { _id: number, ...rest, hash: hashOfAnchor(said), leaves, finished: false };
}

async function added(anchors: Collection<AnchorDocument>, document: AnchorDocument): Promise<boolean> {
  try {
    await anchors.insertOne(document);
    return true;
  } catch (error) {
    if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return false;
    throw error;
  }
}

/** Marks a log that is older than the chains: all of its events still need an anchor. */
const markAll = (events: Collection<EventDocument>) =>
  events.updateMany({ link: { $exists: false } }, { $set: { unanchored: true } });

/**
 * The heads of the appeals whose events are in no anchor yet, by appeal id. Events behind a gap wait until it is
 * filled.
 */
async function changedHeads(events: Collection<EventDocument>, most: number): Promise<Head[]> {
  const heads: Head[] = [];
  const found = events
    .find({ unanchored: true }, { projection: { appeal: 1, seq: 1, link: 1 } })
    .sort({ unanchored: 1, appeal: 1, seq: 1 })
    .hint('unanchored');
  for await (const group of byAppeal(found)) {
    const last = group.at(-1) as EventDocument;
    const whole = group.every(({ link }) => link !== undefined);
    const { appeal, seq, link = '' } = last;
    const head = whole ? { appeal, seq, link } : await completeChain(events, appeal);
    if (head && group.some((event) => event.seq <= head.seq)) heads.push(head);
    if (heads.length === most) break;
  }
  return heads;
}

async function* byAppeal(found: AsyncIterable<EventDocument>): AsyncGenerator<EventDocument[]> {
  let group: EventDocument[] = [];
  for await (const document of found) {
    if (group[0] && group[0].appeal !== document.appeal) {
      yield group;
      group = [];
    }
    group.push(document);
  }
  if (group.length > 0) yield group;
}

/** Writes heads and marks for an anchor. The next run repeats it as a whole if a worker died halfway. */
async function finish(
  { anchors, heads, events }: Collections,
  { _id, leaves }: AnchorDocument,
): Promise<void> {
  for (let at = 0; at < leaves.length; at += AT_ONCE) {
    const some = leaves.slice(at, at + AT_ONCE);
    const kept = some.map(
      ({ appeal, seq, link }): AnyBulkWriteOperation<HeadDocument> => ({
        updateOne: {
          filter: { _id: appeal },
          // Another worker may finish this anchor after a later one was made, so an older head never replaces a
          // newer.
          update: [
            {
              $replaceWith: {
                $cond: [{ $gt: ['$anchor', _id] }, '$$ROOT', { _id: appeal, seq, link, anchor: _id }],
              },
            },
          ],
          upsert: true,
        },
      }),
    );
    await heads.bulkWrite(kept, { ordered: false });
    const marked = some.map(
      ({ appeal, seq }): AnyBulkWriteOperation<EventDocument> => ({
        updateMany: {
          filter: { unanchored: true, appeal, seq: { $lte: seq } },
          update: { $unset: { unanchored: true } },
        },
      }),
    );
    await events.bulkWrite(marked, { ordered: false });
  }
  await anchors.updateOne({ _id }, { $set: { finished: true } });
}

/** Proves that an appeal's head is in the latest anchor that has one. */
export async function readInclusion(
  { heads, anchors }: Collections,
  appeal: string,
): Promise<Inclusion | null> {
  const known = await heads.findOne({ _id: appeal });
  const document = known && (await anchors.findOne({ _id: known.anchor }));
  const index = document?.leaves.findIndex((leaf) => leaf.appeal === appeal) ?? -1;
  const head = document?.leaves[index];
  if (!document || !head) return null;
  return { anchor: anchorFrom(document), head, path: merklePath(document.leaves.map(leafOf), index) };
}
