import { createHash } from 'node:crypto';
import type { AnyBulkWriteOperation, Collection } from 'mongodb';
import type { EventDocument } from './documents.ts';
import type { Head } from './evidence-types.ts';

/**
 * The events of an appeal as a chain: each link is a hash over the link before it and the event's own hash, so that
 * the last one stands for all of them. A link can be worked out by whoever knows those before it, and everybody gets
 * the same; so writers need no order and no lock.
 */

/** What stands before the first link. */
export const genesis = '0'.repeat(64);

interface Linkable {
  readonly appeal: string;
  readonly seq: number;
  readonly hash: string;
}

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** SHA-256, in hex, over the JSON of previous link, hash, appeal and number. */
export const linkOf = (previous: string, { hash, appeal, seq }: Linkable): string =>
  sha256(JSON.stringify([previous, hash, appeal, seq]));

/**
 * A batch with its links and marked for the next anchor. It costs one read by id where the batch does not begin at 1.
 * What follows a gap has no link: it gets one as soon as the gap is filled.
 */
export async function chained(
  collection: Collection<EventDocument>,
  documents: readonly EventDocument[],
): Promise<EventDocument[]> {
  const inOrder = [...documents].sort((a, b) => a.seq - b.seq);
  const first = inOrder[0];
  if (!first) return [];
  let before: { seq: number; link: string } | null = await linkBefore(collection, first);
  let last: EventDocument | undefined;
  return inOrder.map((document) => {
    // One number twice in a batch: it has the same link, or is a conflict that the writer tells of.
    if (last?.seq === document.seq) return { ...document, ...linkField(last.link), unanchored: true };
    const link: string | undefined =
      before && document.seq === before.seq + 1 ? linkOf(before.link, document) : undefined;
    before = link === undefined ? null : { seq: document.seq, link };
    last = { ...document, ...linkField(link), unanchored: true };
    return last;
  });
}

const linkField = (link: string | undefined) => (link === undefined ? {} : { link });

/** The link that a batch goes on from; null where the event before it is not there or follows a gap itself. */
async function linkBefore(
  collection: Collection<EventDocument>,
  { appeal, seq }: EventDocument,
): Promise<{ seq: number; link: string } | null> {
  if (seq === 1) return { seq: 0, link: genesis };
  const id = { _id: `${appeal}:${seq - 1}` };
  const before = await collection.findOne(id, { projection: { link: 1 } });
  if (!before) return null;
  if (before.link !== undefined) return { seq: seq - 1, link: before.link };
  const head = await completeChain(collection, appeal);
  return head?.seq === seq - 1 ? head : null;
}

/** Gives a link to every event that has none up to the first gap, and tells how far the chain reaches then. */
export async function completeChain(
  collection: Collection<EventDocument>,
  appeal: string,
): Promise<Head | null> {
  const found = await collection
    .find({ appeal }, { projection: { appeal: 1, seq: 1, hash: 1, link: 1 } })
    .sort({ appeal: 1, seq: 1 })
    .toArray();
  let head: Head = { appeal, seq: 0, link: genesis };
  const missing: AnyBulkWriteOperation<EventDocument>[] = [];
  for (const document of found) {
    if (document.seq !== head.seq + 1) break;
    const link = document.link ?? linkOf(head.link, document);
    if (document.link === undefined) {
      const filter = { _id: document._id, link: { $exists: false } };
      missing.push({ updateOne: { filter, update: { $set: { link } } } });
    }
    head = { appeal, seq: document.seq, link };
  }
  if (missing.length > 0) await collection.bulkWrite(missing, { ordered: false });
  return head.seq === 0 ? null : head;
}
