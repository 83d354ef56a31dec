import type { Collection, Filter } from 'mongodb';
import type { AppealState, Status } from '../../domain/index.ts';
import { type SnapshotDocument, stateFrom } from '../documents.ts';
import { type Seals, unsealSnapshot } from '../seals.ts';
import type { OpenPage } from '../types.ts';

/** Finds appeals by what they have in common. Each query has a limit and reads an index. */

const LONGEST_MS = 2_000;

export async function readStatuses(
  appeals: Collection<SnapshotDocument>,
  ids: readonly string[],
): Promise<Record<string, Status>> {
  const found = await appeals
    .find({ _id: { $in: [...ids] } }, { projection: { status: 1 }, maxTimeMS: LONGEST_MS })
    .toArray();
  return Object.fromEntries(found.map(({ _id, status }) => [_id, status]));
}

/** Returns the ids that belong to confidential appeals. */
export async function findConfidential(
  appeals: Collection<SnapshotDocument>,
  ids: readonly string[],
): Promise<string[]> {
  const found = await appeals
    .find({ _id: { $in: [...ids] }, confidential: true }, { projection: { _id: 1 }, maxTimeMS: LONGEST_MS })
    .toArray();
  return found.map(({ _id }) => _id);
}

/** Open appeals by id, confidential ones included. A change for all of them continues from the last id. */
export async function readOpen(
  appeals: Collection<SnapshotDocument>,
  seals: Seals,
  { after, most, registeredFromMs }: OpenPage,
): Promise<AppealState[]> {
  const condition: Filter<SnapshotDocument> = {
    open: true,
    _id: { $gt: after },
    ...(registeredFromMs === undefined ? {} : { registeredAtMs: { $gte: registeredFromMs } }),
  };
  const found = await appeals.find(condition).sort({ _id: 1 }).limit(most).toArray();
  return found.map((document) => stateFrom(unsealSnapshot(seals, document)));
}

/** The number of open appeals for the public. Reports of misconduct are never counted. */
export const countOpen = (appeals: Collection<SnapshotDocument>): Promise<number> =>
  appeals.countDocuments({ open: true, confidential: false });

/** An open appeal that only a later release can continue. */
export async function findUnderRulesAfter(
  appeals: Collection<SnapshotDocument>,
  rules: number,
): Promise<{ id: string; rules: number } | null> {
  const found = await appeals.findOne(
    { open: true, rules: { $gt: rules } },
    { projection: { rules: 1 }, maxTimeMS: LONGEST_MS },
  );
  return found && { id: found._id, rules: found.rules };
}
