import { type Collection, MongoBulkWriteError } from 'mongodb';
import type { AppealEvent } from '../domain/index.ts';
import { type EventDocument, eventDocument, eventFrom } from './documents.ts';
import { chained } from './evidence/chain.ts';
import { EventConflict } from './problems.ts';
import { type Seals, sealEvent, unsealEvent } from './seals.ts';
import { DUPLICATE_KEY } from './snapshots.ts';
import type { StoreLog } from './types.ts';

/**
 * Adds the events that are missing. An event that is stored already must be the very same fact. Returns false where the
 * log has a gap before them.
 */
export async function writeEvents(
  collection: Collection<EventDocument>,
  seals: Seals,
  appeal: string,
  events: readonly AppealEvent[],
  log?: StoreLog,
): Promise<boolean> {
  if (events.length === 0) return true;
  const documents = await chained(
    collection,
    events.map((event) => eventDocument(appeal, event)),
  );
  const conflicts = [...conflictsAmong(documents), ...(await insert(collection, seals, documents))];
  if (conflicts.length === 0) return documents.every(({ link }) => link !== undefined);
  const seqs = [...new Set(conflicts)].sort((a, b) => a - b);
  log?.warn({ appeal, seqs }, 'events are stored under these numbers that are not these events');
  throw new EventConflict(appeal, seqs);
}

/** Inserts all in one round trip, and returns the numbers that are taken already. */
async function insert(
  collection: Collection<EventDocument>,
  seals: Seals,
  documents: readonly EventDocument[],
): Promise<number[]> {
  try {
    const sealed = documents.map((document) => sealEvent(seals, document));
    await collection.insertMany(sealed, { ordered: false });
    return [];
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error;
    const failed = [error.writeErrors].flat();
    // Only a taken id is harmless. Any other error is a failure, an unmet write concern included.
    if (failed.length === 0 || failed.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
    if (error.result.getWriteConcernError()) throw error;
    return differing(
      collection,
      failed.flatMap(({ index }) => documents[index] ?? []),
    );
  }
}

async function differing(
  collection: Collection<EventDocument>,
  documents: readonly EventDocument[],
): Promise<number[]> {
  const ids = documents.map(({ _id }) => _id);
  const stored = await collection.find({ _id: { $in: ids } }, { projection: { hash: 1 } }).toArray();
  const hashes = new Map(stored.map(({ _id, hash }) => [_id, hash]));
  return documents.filter(({ _id, hash }) => hashes.get(_id) !== hash).map(({ seq }) => seq);
}

/** Numbers that one batch uses for two different facts. */
function conflictsAmong(documents: readonly EventDocument[]): number[] {
  const hashes = new Map<number, string>();
  return documents.flatMap(({ seq, hash }) => {
    const before = hashes.get(seq) ?? hash;
    hashes.set(seq, before);
    return before === hash ? [] : [seq];
  });
}

/**
 * An appeal's events after `afterSeq`, up to the first that is missing. A batch that is half written shows as its
 * beginning. The caller asks the workflow for the rest.
 */
export async function readEvents(
  collection: Collection<EventDocument>,
  seals: Seals,
  appeal: string,
  afterSeq: number,
): Promise<AppealEvent[]> {
  const found = await collection
    .find({ appeal, seq: { $gt: afterSeq } })
    .sort({ appeal: 1, seq: 1 })
    .toArray();
  const events = found.map((document) => eventFrom(unsealEvent(seals, document)));
  const gap = events.findIndex(({ seq }, index) => seq !== afterSeq + 1 + index);
  return gap === -1 ? events : events.slice(0, gap);
}

export async function readHash(
  collection: Collection<EventDocument>,
  appeal: string,
  seq: number,
): Promise<string | null> {
  const found = await collection.findOne({ _id: `${appeal}:${seq}` }, { projection: { hash: 1 } });
  return found?.hash ?? null;
}
