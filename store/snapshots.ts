import { type Collection, MongoServerError } from 'mongodb';
import type { AppealState } from '../domain/index.ts';
import { type SnapshotDocument, stateFrom } from './documents.ts';
import { type Seals, sealedSnapshot, unsealSnapshot } from './seals.ts';

export const DUPLICATE_KEY = 11_000;

export async function readSnapshot(
  appeals: Collection<SnapshotDocument>,
  seals: Seals,
  id: string,
): Promise<AppealState | null> {
  const document = await appeals.findOne({ _id: id });
  return document === null ? null : stateFrom(unsealSnapshot(seals, document));
}

/**
 * Replaces an older version or inserts the first one. If this version or a later one is stored, the filter misses
 * and the upsert meets the taken id. The duplicate key then says that another writer was faster. A transaction does
 * not help, because the duplicate key would abort it.
 */
export async function writeSnapshot(
  appeals: Collection<SnapshotDocument>,
  seals: Seals,
  state: AppealState,
): Promise<'saved' | 'older'> {
  const { _id, ...document } = await sealedSnapshot(seals, state);
  const before = await appeals.findOne({ _id }, { projection: { visible: 1 } });
  const fields = { ...document, unseen: unseenSince(before?.visible, document.visible) };
  try {
    await appeals.replaceOne({ _id, version: { $lt: fields.version } }, fields, { upsert: true });
    return 'saved';
  } catch (error) {
    if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return 'older';
    throw error;
  }
}

/** Readers who saw the version before, and do not see this one. */
const unseenSince = (before: readonly string[] = [], now: readonly string[]): readonly string[] =>
  before.filter((key) => !now.includes(key));

/** The number of open appeals that a unit has claimed. */
export const countClaims = (appeals: Collection<SnapshotDocument>, unit: string): Promise<number> =>
  appeals.countDocuments({ claimant: unit });
