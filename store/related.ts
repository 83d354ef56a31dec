import type { Collection, Filter } from 'mongodb';
import type { AppealFact, AppealState, Status } from '../domain/index.ts';
import { type SnapshotDocument, stateFrom } from './documents.ts';
import { escaped } from './list.ts';
import { phoneKey } from './phone.ts';
import type { EarlierAppeal, OpenPage, RepeatsOf, SimilarTo } from './types.ts';

/** Look-ups of appeals by what they have in common; each is bounded and reads an index. */

const LONGEST_MS = 2_000;
/** More repeats than this change nothing: the leader has long been told. */
const REPEATS_MOST = 20;

export async function findRepeats(
  appeals: Collection<SnapshotDocument>,
  { phone, category, sinceMs }: RepeatsOf,
): Promise<EarlierAppeal[]> {
  const key = phoneKey(phone);
  if (key === null) return [];
  const found = await appeals
    .find({ phone: key, category, registeredAtMs: { $gte: sinceMs } }, { maxTimeMS: LONGEST_MS })
    .project<EarlierAppeal & { _id: string }>({ _id: 1, registeredAtMs: 1, unit: 1 })
    .sort({ registeredAtMs: -1, _id: -1 })
    .limit(REPEATS_MOST)
    .toArray();
  return found.map(({ _id, registeredAtMs, unit }) => ({ id: _id, registeredAtMs, unit }));
}

/** More than this nobody reads in one list. */
const OWN_MOST = 100;

/** What the citizen with this number filed, newest first. */
export async function findByPhone(
  appeals: Collection<SnapshotDocument>,
  phone: string,
): Promise<AppealState[]> {
  const key = phoneKey(phone);
  if (key === null) return [];
  const found = await appeals
    .find({ phone: key }, { maxTimeMS: LONGEST_MS })
    .sort({ registeredAtMs: -1, _id: -1 })
    .limit(OWN_MOST)
    .toArray();
  return found.map(stateFrom);
}

export async function findSimilar(
  appeals: Collection<SnapshotDocument>,
  { category, query, most }: SimilarTo,
): Promise<AppealFact[]> {
  const text = (query ?? '').replaceAll('\0', '').trim();
  const condition: Filter<SnapshotDocument> = {
    ...{ open: true, category, confidential: false },
    ...(text === '' ? {} : { title: { $regex: escaped(text), $options: 'i' } }),
  };
  const found = await appeals
    .find(condition, { maxTimeMS: LONGEST_MS })
    .project<Pick<SnapshotDocument, '_id' | 'status' | 'category' | 'registeredAtMs'>>({
      ...{ _id: 1, status: 1, category: 1, registeredAtMs: 1 },
    })
    .sort({ registeredAtMs: -1, _id: -1 })
    .limit(most)
    .toArray();
  return found.map(({ _id, ...fact }) => ({ id: _id, ...fact }));
}

export async function readStatuses(
  appeals: Collection<SnapshotDocument>,
  ids: readonly string[],
): Promise<Record<string, Status>> {
  const found = await appeals
    .find({ _id: { $in: [...ids] } }, { projection: { status: 1 }, maxTimeMS: LONGEST_MS })
    .toArray();
  return Object.fromEntries(found.map(({ _id, status }) => [_id, status]));
}

/** Open appeals by id, confidential ones included: what changes for all of them goes on where it stood. */
export async function readOpen(
  appeals: Collection<SnapshotDocument>,
  { after, most, registeredFromMs }: OpenPage,
): Promise<AppealState[]> {
  const condition: Filter<SnapshotDocument> = {
    ...{ open: true, _id: { $gt: after } },
    ...(registeredFromMs === undefined ? {} : { registeredAtMs: { $gte: registeredFromMs } }),
  };
  const found = await appeals.find(condition).sort({ _id: 1 }).limit(most).toArray();
  return found.map(stateFrom);
}

export const countOpen = (appeals: Collection<SnapshotDocument>): Promise<number> =>
  appeals.countDocuments({ open: true });
