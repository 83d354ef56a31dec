import { type Collection, MongoServerError } from 'mongodb';
import { DUPLICATE_KEY } from './snapshots.ts';
import type { LaterSanction } from './types.ts';

/** Sanctions recorded after an appeal was closed: records of their own, for its events have ended. */

export type SanctionDocument = Omit<LaterSanction, 'id'> & { _id: string };

/** Writes it once; gives what stands under its id, which is another's where the id was used before. */
export async function writeSanction(
  collection: Collection<SanctionDocument>,
  { id, ...record }: LaterSanction,
): Promise<LaterSanction> {
  try {
    await collection.insertOne({ _id: id, ...record });
    return { id, ...record };
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
    const before = await collection.findOne({ _id: id });
    if (!before) throw error;
    return fromDocument(before);
  }
}

export async function readSanctions(
  collection: Collection<SanctionDocument>,
  appeal: string,
): Promise<LaterSanction[]> {
  const found = await collection.find({ appeal }).sort({ atMs: 1, _id: 1 }).toArray();
  return found.map(fromDocument);
}

const fromDocument = ({ _id, ...record }: SanctionDocument): LaterSanction => ({ id: _id, ...record });
