import { createHash } from 'node:crypto';
import type { AnyBulkWriteOperation, Collection } from 'mongodb';
import type { EventDocument } from '../documents.ts';
import type { Head } from './evidence-types.ts';

/**
 * Chains the events of an appeal. Each link is a hash over the previous link and the event's own hash. The last
 * link therefore stands for all events. Every writer computes the same links, so writers need neither order nor
 * lock.
 */

/** The previous link of the first event. */
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
 * Adds the links and marks the events for the next anchor. A batch that does not begin at 1 costs one read by id.
 * An event behind a gap gets its link as soon as the gap is filled.
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
    // A batch may hold one number twice. Both get the same link, and the writer reports a conflict if they differ.
    if (last?.seq === document.seq) return { ...document, ...linkField(last.link), unanchored: true };
    const link: string | undefined =
      before && document.seq === before.seq + 1 ? linkOf(before.link, document) : undefined;
    before = link === undefined ? null : { seq: document.seq, link };
    last = { ...document, ...linkField(link), unanchored: true };
    return last;
  });
}

const linkField = (link: string | undefined) => (link === undefined ? {} : { link });

/** The link that the batch continues. It is null if the previous event is missing or has no link itself. */
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

/** Links every unlinked event up to the first gap, and returns how far the chain then reaches. */
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
