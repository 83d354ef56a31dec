import type { Collection } from 'mongodb';
import type { AppealState } from '../../domain/index.ts';
import { type SnapshotDocument, stateFrom } from '../documents.ts';
import { type Seals, unsealSnapshot, unsealTexts } from '../seals.ts';
import type { NearCase, NearTo } from './related-types.ts';

const LONGEST_MS = 2_000;
/** The newest that share a mark, for the place and for the words each. Only their marks are read. */
const RANKED_MOST = 400;
/** The best of them, which are opened. */
const OPENED_MOST = 60;
/** A cell alone says little: a whole quarter of a town lies in it. */
const CELL_WEIGHT = 2;

const newest = { registeredAtMs: -1, _id: -1 } as const;
type Appeals = Collection<SnapshotDocument>;
type Ranked = Pick<SnapshotDocument, '_id' | 'near' | 'words' | 'category'>;

/**
 * Finds cases whose title or place is like the given one, the likeliest first, opened. Reports of misconduct have no
 * marks and are never among them.
 */
export async function findNear(appeals: Appeals, seals: Seals, to: NearTo): Promise<NearCase[]> {
  const { words } = seals;
  const cells = words.cellsAround(to.location);
  const bands = words.bandsOf(to.title);
  const pairs = words.ofQuery(to.title).flat();
  const sources: object[] = [
    ...(cells.length > 0 ? [{ near: { $in: cells } }] : []),
    ...(bands.length > 0 ? [{ near: { $in: bands } }] : []),
    ...(pairs.length > 0
      ? [{ words: { $in: pairs }, ...(to.category ? { category: to.category } : {}) }]
      : []),
  ];
  const found = await Promise.all(sources.map((source) => rankable(appeals, source, to)));
  const all = new Map(found.flat().map((one) => [one._id, one]));
  const marks = { cells: new Set(cells), bands: new Set(bands), pairs: new Set(pairs) };
  const best = [...all.values()]
    .map((one) => ({ id: one._id, score: scoreOf(one, marks) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
    .slice(0, OPENED_MOST)
    .map(({ id }) => id);
  return best.length === 0 ? [] : opened(appeals, seals, best);
}

const rankable = (appeals: Appeals, source: object, { sinceMs }: NearTo): Promise<Ranked[]> =>
  appeals
    .find({ ...source, confidential: false, registeredAtMs: { $gte: sinceMs } }, { maxTimeMS: LONGEST_MS })
    .project<Ranked>({ _id: 1, near: 1, words: 1, category: 1 })
    .sort(newest)
    .limit(RANKED_MOST)
    .toArray();

interface Marks {
  readonly cells: ReadonlySet<string>;
  readonly bands: ReadonlySet<string>;
  readonly pairs: ReadonlySet<string>;
}

function scoreOf({ near = [], words }: Ranked, { cells, bands, pairs }: Marks): number {
  const shared = (given: readonly string[], wanted: ReadonlySet<string>) =>
    given.filter((one) => wanted.has(one)).length;
  const inCell = shared(near, cells) > 0 ? CELL_WEIGHT : 0;
  return inCell + shared(near, bands) + shared(words, pairs);
}

async function opened(appeals: Appeals, seals: Seals, ids: readonly string[]): Promise<NearCase[]> {
  const documents = await appeals.find({ _id: { $in: [...ids] } }, { maxTimeMS: LONGEST_MS }).toArray();
  const inOrder = documents.sort((a, b) => ids.indexOf(a._id) - ids.indexOf(b._id));
  const states = inOrder.map((document): AppealState => stateFrom(unsealSnapshot(seals, document)));
  const texts = states.flatMap(({ registration: { title, description, location } }) => [
    title,
    description,
    location?.address ?? '',
  ]);
  const plain = await unsealTexts(seals, texts);
  return states.flatMap((state, index): NearCase[] => {
    const [title, description, address] = plain.slice(3 * index, 3 * index + 3);
    // Nobody is led to a case whose person was erased.
    if (!title || state.category.confidential) return [];
    const { location } = state.registration;
    return [
      {
        state,
        title,
        words: description ?? '',
        location: location && { ...location, address: address ?? '' },
      },
    ];
  });
}
