import type { Collection, Filter } from 'mongodb';
import type { AppealFact, AppealState, Status } from '../domain/index.ts';
import { phoneKey } from '../phone/index.ts';
import { type SnapshotDocument, stateFrom } from './documents.ts';
import { titled } from './list.ts';

import { openSnapshot, openTitles, type Seals } from './seals.ts';
import { comparable } from './search-words.ts';
import type { EarlierAppeal, OpenPage, RepeatsOf, SimilarTo } from './types.ts';

/** Look-ups of appeals by what they have in common; each is bounded and reads an index. */

const LONGEST_MS = 2_000;
/** Nearly every title that has all pairs of a text has the text. */
const CANDIDATES_FOR_ONE = 3;
/** More repeats than this change nothing: the leader has long been told. */
const REPEATS_MOST = 20;

export async function findRepeats(
  appeals: Collection<SnapshotDocument>,
  { words }: Seals,
  { phone, phones = [], category, sinceMs }: RepeatsOf,
): Promise<EarlierAppeal[]> {
  const known = [phone, ...phones].flatMap((number) => phoneKey(number) ?? []);
  if (known.length === 0) return [];
  const numbers = known.flatMap((key) => words.phonesOf('repeats', key));
  const found = await appeals
    .find({ phone: { $in: numbers }, category, registeredAtMs: { $gte: sinceMs } }, { maxTimeMS: LONGEST_MS })
    .project<EarlierAppeal & { _id: string }>({ _id: 1, registeredAtMs: 1, unit: 1 })
    .sort({ registeredAtMs: -1, _id: -1 })
    .limit(REPEATS_MOST)
    .toArray();
  return found.map(({ _id, registeredAtMs, unit }) => ({ id: _id, registeredAtMs, unit }));
}

/** Its few fields, and the title, which is opened and looked at: its words say only that it may match. */
export async function findSimilar(
  appeals: Collection<SnapshotDocument>,
  seals: Seals,
  { category, query, most }: SimilarTo,
): Promise<AppealFact[]> {
  const sought = comparable(query ?? '');
  const condition: Filter<SnapshotDocument> = {
    ...{ open: true, category, confidential: false },
    ...(sought === '' ? {} : { $or: titled(seals.words, sought) }),
  };
  const cursor = appeals
    .find(condition, { maxTimeMS: LONGEST_MS })
    .project<Similar>({ _id: 1, status: 1, category: 1, registeredAtMs: 1, title: 1, sealedWith: 1 })
    .sort({ registeredAtMs: -1, _id: -1 })
    .limit(sought === '' ? most : most * CANDIDATES_FOR_ONE);
  const candidates = (await cursor.toArray()).map((document) => openSnapshot(seals, document));
  const titles = sought === '' ? [] : await openTitles(seals, candidates);
  return candidates
    .filter((_, index) => comparable(titles[index] ?? '').includes(sought))
    .slice(0, most)
    .map(({ _id, status, category, registeredAtMs }) => ({ id: _id, status, category, registeredAtMs }));
}

type Similar = Pick<
  SnapshotDocument,
  '_id' | 'status' | 'category' | 'registeredAtMs' | 'title' | 'sealedWith'
>;

export async function readStatuses(
  appeals: Collection<SnapshotDocument>,
  ids: readonly string[],
): Promise<Record<string, Status>> {
  const found = await appeals
    .find({ _id: { $in: [...ids] } }, { projection: { status: 1 }, maxTimeMS: LONGEST_MS })
    .toArray();
  return Object.fromEntries(found.map(({ _id, status }) => [_id, status]));
}

/** Of these ids those of confidential appeals. */
export async function findConfidential(
  appeals: Collection<SnapshotDocument>,
  ids: readonly string[],
): Promise<string[]> {
  const found = await appeals
    .find({ _id: { $in: [...ids] }, confidential: true }, { projection: { _id: 1 }, maxTimeMS: LONGEST_MS })
    .toArray();
  return found.map(({ _id }) => _id);
}

/** Open appeals by id, confidential ones included: what changes for all of them goes on where it stood. */
export async function readOpen(
  appeals: Collection<SnapshotDocument>,
  seals: Seals,
  { after, most, registeredFromMs }: OpenPage,
): Promise<AppealState[]> {
  const condition: Filter<SnapshotDocument> = {
    ...{ open: true, _id: { $gt: after } },
    ...(registeredFromMs === undefined ? {} : { registeredAtMs: { $gte: registeredFromMs } }),
  };
  const found = await appeals.find(condition).sort({ _id: 1 }).limit(most).toArray();
  return found.map((document) => stateFrom(openSnapshot(seals, document)));
}

/** Open appeals as anybody may be told: reports of misconduct are in no count. */
export const countOpen = (appeals: Collection<SnapshotDocument>): Promise<number> =>
  appeals.countDocuments({ open: true, confidential: false });
