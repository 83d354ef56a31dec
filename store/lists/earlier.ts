import type { Collection } from 'mongodb';
import { phoneKey } from '../../phone/index.ts';
import { type SnapshotDocument, stateFrom } from '../documents.ts';
import { type Seals, unsealSnapshot, unsealTexts } from '../seals.ts';
import type { AlikeTo, EarlierAppeal, RepeatsOf } from './related-types.ts';

/** Finds the earlier appeals that a filing may repeat. Each query has a limit and reads an index. */

const LONGEST_MS = 2_000;
/** More filings from one telephone change nothing, because triage is informed well before that. */
const REPEATS_MOST = 20;
/** Compares only the newest filings of a category that share characters with the title. */
const COMPARED_MOST = 200;

const newest = { registeredAtMs: -1, _id: -1 } as const;
const ofState = { _id: 1, version: 1, rules: 1, unit: 1, state: 1, sealedWith: 1 } as const;

type Appeals = Collection<SnapshotDocument>;

export async function findRepeats(
  appeals: Appeals,
  seals: Seals,
  { phone, phones = [], category, sinceMs }: RepeatsOf,
): Promise<EarlierAppeal[]> {
  const known = [phone, ...phones].flatMap((number) => phoneKey(number) ?? []);
  if (known.length === 0) return [];
  const numbers = known.flatMap((key) => seals.words.phonesOf('repeats', key));
  const found = await appeals
    .find({ phone: { $in: numbers }, category, registeredAtMs: { $gte: sinceMs } }, { maxTimeMS: LONGEST_MS })
    .project<SnapshotDocument>(ofState)
    .sort(newest)
    .limit(REPEATS_MOST)
    .toArray();
  return openEarlier(seals, found);
}

/** Ranks the titles by their keyed hashes, and opens only the few that share most. */
export async function findAlike(
  appeals: Appeals,
  seals: Seals,
  { category, title, sinceMs, most }: AlikeTo,
): Promise<EarlierAppeal[]> {
  const pairs = seals.words.ofQuery(title).flat();
  if (pairs.length === 0) return [];
  const condition = {
    category,
    confidential: false,
    words: { $in: pairs },
    registeredAtMs: { $gte: sinceMs },
  };
  const compared = await appeals
    .find(condition, { maxTimeMS: LONGEST_MS })
    .project<Pick<SnapshotDocument, '_id' | 'words'>>({ _id: 1, words: 1 })
    .sort(newest)
    .limit(COMPARED_MOST)
    .toArray();
  const wanted = new Set(pairs);
  const ranked = compared
    .map(({ _id, words }) => ({ _id, shared: words.filter((word) => wanted.has(word)).length }))
    .sort((a, b) => b.shared - a.shared)
    .slice(0, most)
    .map(({ _id }) => _id);
  if (ranked.length === 0) return [];
  const found = await appeals
    .find({ _id: { $in: ranked } }, { maxTimeMS: LONGEST_MS })
    .project<SnapshotDocument>(ofState)
    .toArray();
  const inOrder = found.sort((a, b) => ranked.indexOf(a._id) - ranked.indexOf(b._id));
  return openEarlier(seals, inOrder);
}

async function openEarlier(seals: Seals, documents: readonly SnapshotDocument[]): Promise<EarlierAppeal[]> {
  const states = documents.map((document) => stateFrom(unsealSnapshot(seals, document)));
  const texts = states.flatMap(({ registration: { title, location } }) => [title, location?.address ?? '']);
  const opened = await unsealTexts(seals, texts);
  return states.map(({ id, registeredAtMs, stage, registration: { location } }, index) => ({
    id,
    registeredAtMs,
    unit: documents[index]?.unit ?? null,
    outcome: stage.status === 'closed' ? stage.outcome : null,
    title: opened[2 * index] ?? null,
    location: location && { ...location, address: opened[2 * index + 1] ?? '' },
  }));
}
