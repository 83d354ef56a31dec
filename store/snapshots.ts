import { type Collection, MongoServerError } from 'mongodb';
import type { AppealState } from '../domain/index.ts';
import { type SnapshotDocument, stateFrom } from './documents.ts';
import { openSnapshot, type Seals, sealedSnapshot } from './seals.ts';

export const DUPLICATE_KEY = 11_000;

export async function readSnapshot(
  appeals: Collection<SnapshotDocument>,
  seals: Seals,
  id: string,
): Promise<AppealState | null> {
  const document = await appeals.findOne({ _id: id });
  return document === null ? null : stateFrom(openSnapshot(seals, document));
}

/**
 * Replaces an older version or puts the first one; where this version or a later one is there, the filter misses,
 * the upsert meets the taken id, and the duplicate key says that somebody was faster. No transaction: it would
 * be aborted by that very key.
 */
export async function writeSnapshot(
  appeals: Collection<SnapshotDocument>,
  seals: Seals,
  state: AppealState,
): Promise<'saved' | 'older'> {
  const { _id, ...fields } = await sealedSnapshot(seals, state);
  try {
    await appeals.replaceOne({ _id, version: { $lt: fields.version } }, fields, { upsert: true });
    return 'saved';
  } catch (error) {
    if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return 'older';
    throw error;
  }
}

/** How many open appeals a unit has claimed. */
export const countClaims = (appeals: Collection<SnapshotDocument>, unit: string): Promise<number> =>
  appeals.countDocuments({ claimant: unit });
