import { type Collection, MongoServerError } from 'mongodb';
import type { Seals } from './seals.ts';
import { DUPLICATE_KEY } from './snapshots.ts';
import type { LaterSanction } from './types.ts';

/**
 * Sanctions recorded after the close of an appeal. They are records of their own, because the appeal's events have
 * ended.
 */

export type SanctionDocument = Omit<LaterSanction, 'id'> & { _id: string; sealedWith?: string };

export const sealedOfSanction = ['reason', 'note'] as const;

/**
 * Writes the sanction once, and returns the record under its id. An id that was used before returns the earlier
 * record.
 */
export async function writeSanction(
  collection: Collection<SanctionDocument>,
  { records }: Seals,
  { id, ...record }: LaterSanction,
): Promise<LaterSanction> {
  try {
    await collection.insertOne(records.sealed('sanctions', { _id: id, ...record }, sealedOfSanction));
    return { id, ...record };
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
    const before = await collection.findOne({ _id: id });
    if (!before) throw error;
    return fromDocument(records.opened('sanctions', before, sealedOfSanction));
  }
}

export async function readSanctions(
  collection: Collection<SanctionDocument>,
  seals: Seals,
  appeal: string,
): Promise<LaterSanction[]> {
  const found = await collection.find({ appeal }).sort({ atMs: 1, _id: 1 }).toArray();
  return found.map((document) => unsealSanction(seals, document));
}

/** Throws DocumentProblem. */
export const unsealSanction = (
  { records }: Pick<Seals, 'records'>,
  document: SanctionDocument,
): LaterSanction => fromDocument(records.opened('sanctions', document, sealedOfSanction));

const fromDocument = ({ _id, ...record }: SanctionDocument): LaterSanction => ({ id: _id, ...record });
