import type { Collection } from 'mongodb';
import { type AppealState, type Brief, briefOf } from '../../domain/index.ts';
import { phoneKey } from '../../phone/index.ts';
import { type SnapshotDocument, stateFrom } from '../documents.ts';
import { openTitles, type Seals, unsealSnapshot, unsealTexts } from '../seals.ts';
import type { ListFilter, Page, Searched } from '../types.ts';
import { comparable } from './comparable.ts';
import { conditionsOf, joined, soughtIn } from './conditions.ts';
import { after, cursorOf, projectionOf, sortOf, usualOrder } from './order.ts';

const DEFAULT_LIMIT = 50;
const MOST = 200;
/** The server's time limit for a page. */
const LONGEST_MS = 3_000;
/** The most batches of candidates that one page fetches. */
const ROUNDS_MOST = 10;

const ofState = { _id: 1, version: 1, rules: 1, state: 1, sealedWith: 1 } as const;
const ofBrief = { _id: 1, brief: 1, sealedWith: 1 } as const;

type Appeals = Collection<SnapshotDocument>;

/** One page of appeals, in the filter's order, by default the newest first. */
export async function readPage(
  appeals: Appeals,
  seals: Seals,
  filter: ListFilter,
): Promise<Page<AppealState>> {
  if (soughtIn(filter) !== '') return searchedPage(appeals, seals, filter);
  const { documents, next } = await plainPage(appeals, filter, ofState);
  return { items: documents.map((document) => stateFrom(unsealSnapshot(seals, document))), next };
}

/** The same page as short rows, made without opening the states. */
export async function readBriefs(appeals: Appeals, seals: Seals, filter: ListFilter): Promise<Page<Brief>> {
  if (soughtIn(filter) !== '') {
    const { items, next } = await searchedPage(appeals, seals, filter);
    return { items: items.map(briefOf), next };
  }
  const { documents, next } = await plainPage(appeals, filter, ofBrief);
  return { items: await briefsOf(appeals, seals, documents), next };
}

/** A snapshot of an earlier release has no brief yet, so that its state is opened. */
async function briefsOf(
  appeals: Appeals,
  seals: Seals,
  documents: readonly SnapshotDocument[],
): Promise<Brief[]> {
  const older = documents.filter(({ brief }) => brief === undefined).map(({ _id }) => _id);
  const states =
    older.length === 0
      ? []
      : await appeals.find({ _id: { $in: older } }, { projection: ofState, maxTimeMS: LONGEST_MS }).toArray();
  const opened = new Map(states.map((one) => [one._id, briefOf(stateFrom(unsealSnapshot(seals, one)))]));
  return documents.flatMap((document) =>
    document.brief === undefined ? (opened.get(document._id) ?? []) : unsealSnapshot(seals, document).brief,
  );
}

const limitOf = ({ limit }: ListFilter): number =>
  Math.min(MOST, Math.max(1, Math.trunc(limit ?? DEFAULT_LIMIT) || DEFAULT_LIMIT));

async function plainPage(appeals: Appeals, filter: ListFilter, fields: object) {
  const order = filter.order ?? usualOrder;
  const limit = limitOf(filter);
  const found = await appeals
    .find(joined([...conditionsOf(filter), ...after(order, filter.cursor)]), {
      projection: { ...fields, ...projectionOf(order) },
      maxTimeMS: LONGEST_MS,
    })
    .sort(sortOf(order))
    .limit(limit + 1)
    .toArray();
  const documents = found.slice(0, limit);
  const last = documents.at(-1);
  return { documents, next: found.length > limit && last ? cursorOf(order, last) : null };
}

/**
 * The hashed words only suggest a match. This opens each candidate and keeps those that match. When time runs out
 * the page is short, and the next page continues from there.
 */
async function searchedPage(appeals: Appeals, seals: Seals, filter: ListFilter): Promise<Page<AppealState>> {
  const order = filter.order ?? usualOrder;
  const limit = limitOf(filter);
  const items: AppealState[] = [];
  let cursor = filter.cursor;
  let kept: string | null = null;
  for (let round = 0; round < ROUNDS_MOST; round += 1) {
    const candidates = await appeals
      .find(joined([...conditionsOf(filter, seals.words), ...after(order, cursor)]), {
        projection: { ...ofState, ...projectionOf(order), title: 1 },
        maxTimeMS: LONGEST_MS,
      })
      .sort(sortOf(order))
      .limit(limit + 1)
      .toArray();
    for (const { document, state } of await matching(seals, candidates, filter)) {
      if (items.length === limit) return { items, next: kept };
      items.push(state);
      kept = cursorOf(order, document);
    }
    const last = candidates.at(-1);
    if (candidates.length <= limit || !last) return { items, next: null };
    cursor = cursorOf(order, last);
  }
  return { items, next: cursor ?? null };
}

async function matching(seals: Seals, candidates: readonly SnapshotDocument[], filter: ListFilter) {
  const sought = soughtIn(filter);
  const documents = candidates.map((document) => unsealSnapshot(seals, document));
  const titles = await openTitles(seals, documents);
  const found = await Promise.all(
    documents.map(async (document, index) => {
      const state = stateFrom(document);
      const byId = [sought, sought.toUpperCase()].includes(document._id);
      const known = byId || has(titles[index], sought);
      const holds = known || (await holdsIn(seals, filter.searched?.(state) ?? null, sought));
      return holds ? [{ document, state }] : [];
    }),
  );
  return found.flat();
}

const has = (text: string | null | undefined, sought: string): boolean =>
  text !== null && text !== undefined && comparable(text).includes(comparable(sought));

/** Looks into the texts that this reader may read. A telephone must be the whole number. */
async function holdsIn(seals: Seals, searched: Searched | null, sought: string): Promise<boolean> {
  if (!searched) return false;
  const texts = await unsealTexts(seals, searched.texts);
  if (texts.some((text) => has(text, sought))) return true;
  const number = phoneKey(sought);
  if (number === null) return false;
  return (await unsealTexts(seals, searched.phones)).some(
    (phone) => phone !== null && phoneKey(phone) === number,
  );
}
