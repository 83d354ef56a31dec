import type { Collection, Filter } from 'mongodb';
import type { AppealFact } from '../../domain/index.ts';
import { type SnapshotDocument, stateFrom } from '../documents.ts';
import { openTitles, type Seals, unsealSnapshot, unsealTexts } from '../seals.ts';
import { comparable } from './comparable.ts';
import { titled } from './conditions.ts';
import type { SimilarFound, SimilarTo } from './related-types.ts';

/** Finds the appeals for a sweep. The result is limited, and says how many it left out. */

const LONGEST_MS = 2_000;
/** The most candidates that are opened, counted separately for open and closed appeals. */
const LOOKED_AT_MOST = 400;

const newest = { registeredAtMs: -1, _id: -1 } as const;

type Appeals = Collection<SnapshotDocument>;
type Candidate = Pick<
  SnapshotDocument,
  '_id' | 'status' | 'category' | 'registeredAtMs' | 'title' | 'sealedWith' | 'state'
>;

/** Opens titles and places and compares them, because the hashed words only suggest a match. */
export async function findSimilar(appeals: Appeals, seals: Seals, to: SimilarTo): Promise<SimilarFound> {
  const sought = { title: comparable(to.query ?? ''), place: comparable(to.place ?? '') };
  const whole = sought.title === '' && sought.place === '';
  const [open, closed] = await Promise.all(
    conditionsOf(seals, to, sought.title).map((condition) =>
      candidatesOf(appeals, condition, {
        most: whole ? to.most : LOOKED_AT_MOST,
        place: sought.place !== '',
      }),
    ),
  );
  const found = [...(open?.found ?? []), ...(closed?.found ?? [])].map((one) => unsealSnapshot(seals, one));
  const matching = await filtered(seals, found, sought);
  const items = matching.sort(byNewest).slice(0, to.most);
  const unseen = (open?.total ?? 0) + (closed?.total ?? 0) - found.length;
  return { items: items.map(factOf), leftOut: matching.length - items.length + unseen };
}

/** Covers all open appeals and the recently closed ones. Each kind has its own index. */
function conditionsOf(
  { words }: Seals,
  { category, closedSinceMs, except }: SimilarTo,
  title: string,
): Filter<SnapshotDocument>[] {
  const common: Filter<SnapshotDocument> = {
    category,
    confidential: false,
    ...(except === null ? {} : { _id: { $ne: except } }),
    ...(title === '' ? {} : { $or: titled(words, title) }),
  };
  return [
    { ...common, open: true },
    { ...common, open: false, registeredAtMs: { $gte: closedSinceMs } },
  ];
}

async function candidatesOf(
  appeals: Appeals,
  condition: Filter<SnapshotDocument>,
  { most, place }: { readonly most: number; readonly place: boolean },
): Promise<{ found: Candidate[]; total: number }> {
  const fields = { _id: 1, status: 1, category: 1, registeredAtMs: 1, title: 1, sealedWith: 1 };
  const found = await appeals
    .find(condition, { maxTimeMS: LONGEST_MS })
    .project<Candidate>(place ? { ...fields, version: 1, rules: 1, state: 1 } : fields)
    .sort(newest)
    .limit(most)
    .toArray();
  const total =
    found.length < most ? found.length : await appeals.countDocuments(condition, { maxTimeMS: LONGEST_MS });
  return { found, total: Math.max(total, found.length) };
}

async function filtered(
  seals: Seals,
  candidates: readonly Candidate[],
  sought: { readonly title: string; readonly place: string },
): Promise<Candidate[]> {
  const titles = sought.title === '' ? [] : await openTitles(seals, candidates);
  const places = sought.place === '' ? [] : await placesOf(seals, candidates);
  const has = (text: string | null | undefined, part: string) => comparable(text ?? '').includes(part);
  return candidates.filter(
    (_, index) => has(titles[index], sought.title) && has(places[index], sought.place),
  );
}

/** Address and area of each candidate, if known. */
async function placesOf(seals: Seals, candidates: readonly Candidate[]): Promise<string[]> {
  const filed = candidates.map((document) => stateFrom(document).registration);
  const addresses = await unsealTexts(
    seals,
    filed.map(({ location }) => location?.address ?? ''),
  );
  return filed.map(({ area }, index) => `${addresses[index] ?? ''}\n${area ?? ''}`);
}

const byNewest = (a: Candidate, b: Candidate): number =>
  b.registeredAtMs - a.registeredAtMs || (a._id < b._id ? 1 : -1);

const factOf = ({ _id, status, category, registeredAtMs }: Candidate): AppealFact => ({
  id: _id,
  status,
  category,
  registeredAtMs,
});
