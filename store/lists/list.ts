import type { Collection, Filter } from 'mongodb';
import type { AppealState } from '../../domain/index.ts';
import { type SnapshotDocument, stateFrom } from '../documents.ts';
import { openTitles, type Seals, unsealSnapshot } from '../seals.ts';
import type { ListFilter, Page } from '../types.ts';
import { cursorOf, positionOf } from './cursor.ts';
import { comparable, type SearchWords } from './search-words.ts';
import { keysFor } from './visible.ts';

const DEFAULT_LIMIT = 50;
const MOST = 200;
/** The server's time limit for a page. */
const LONGEST_MS = 3_000;
/** The most batches of candidates that one page fetches. */
const ROUNDS_MOST = 10;
/** A longer search matches no title and costs as much. */
const LONGEST_SEARCH = 200;

const newest = { registeredAtMs: -1, _id: -1 } as const;
const ofState = { _id: 1, version: 1, rules: 1, state: 1, sealedWith: 1 } as const;

/** One page of appeals, newest first. Ids break ties, so that no page repeats or skips an appeal. */
export async function readPage(
  appeals: Collection<SnapshotDocument>,
  seals: Seals,
  filter: ListFilter,
): Promise<Page> {
  const limit = Math.min(MOST, Math.max(1, Math.trunc(filter.limit ?? DEFAULT_LIMIT) || DEFAULT_LIMIT));
  if (soughtIn(filter) !== '') return searchedPage(appeals, seals, filter, limit);
  const found = await appeals
    .find(conditionOf(filter), { projection: ofState, maxTimeMS: LONGEST_MS })
    .sort(newest)
    .limit(limit + 1)
    .toArray();
  const items = found.slice(0, limit).map((document) => stateFrom(unsealSnapshot(seals, document)));
  const last = items.at(-1);
  const next = found.length > limit && last ? cursorOf(last) : null;
  return { items, next };
}

/**
 * The hashed words only suggest a match. This opens each candidate and keeps those that match. When time runs out
 * the page is short, and the next page continues from there.
 */
async function searchedPage(
  appeals: Collection<SnapshotDocument>,
  seals: Seals,
  filter: ListFilter,
  limit: number,
): Promise<Page> {
  const items: AppealState[] = [];
  let cursor = filter.cursor;
  for (let round = 0; round < ROUNDS_MOST; round += 1) {
    const candidates = await appeals
      .find(conditionOf({ ...filter, cursor }, seals.words), {
        projection: { ...ofState, title: 1 },
        maxTimeMS: LONGEST_MS,
      })
      .sort(newest)
      .limit(limit + 1)
      .toArray();
    for (const state of await matching(seals, candidates, soughtIn(filter))) {
      const last = items.at(-1);
      if (items.length === limit && last) return { items, next: cursorOf(last) };
      items.push(state);
    }
    const last = candidates.at(-1);
    if (candidates.length <= limit || !last) return { items, next: null };
    cursor = cursorOf(stateFrom(unsealSnapshot(seals, last)));
  }
  return { items, next: cursor ?? null };
}

async function matching(
  seals: Seals,
  candidates: readonly SnapshotDocument[],
  sought: string,
): Promise<AppealState[]> {
  const opened = candidates.map((document) => unsealSnapshot(seals, document));
  const titles = await openTitles(seals, opened);
  const states = opened.map((document, index) => {
    const title = titles[index] ?? null;
    const byId = [sought, sought.toUpperCase()].includes(document._id);
    const byTitle = title !== null && comparable(title).includes(comparable(sought));
    return byId || byTitle ? stateFrom(document) : null;
  });
  return states.filter((state) => state !== null);
}

/** Keeps each condition apart, so that two conditions on one field add up. */
export function conditionOf(filter: ListFilter, words?: SearchWords): Filter<SnapshotDocument> {
  const conditions = [
    ...visibility(filter),
    ...equalities(filter),
    ...times(filter),
    ...search(filter, words),
    ...after(filter),
  ];
  return conditions.length === 0 ? {} : { $and: conditions };
}

function visibility({ visibleTo }: ListFilter): Filter<SnapshotDocument>[] {
  const keys = keysFor(visibleTo);
  if (keys !== null) return [{ visible: { $in: keys } }];
  return 'all' in visibleTo && visibleTo.confidential ? [] : [{ confidential: false }];
}

function equalities(filter: ListFilter): Filter<SnapshotDocument>[] {
  const { status, escalated, light, unit, triage, leader, category, channel } = filter;
  const statuses = status === undefined ? undefined : [status].flat();
  const conditions: Filter<SnapshotDocument>[] = [];
  if (statuses) conditions.push({ status: { $in: statuses } });
  if (escalated !== undefined) conditions.push({ escalated });
  if (light !== undefined) conditions.push({ light });
  if (unit !== undefined) conditions.push({ unit });
  if (triage !== undefined) conditions.push({ triage });
  if (leader !== undefined) conditions.push({ leader });
  if (category !== undefined) conditions.push({ category });
  if (channel !== undefined) conditions.push({ channel });
  return conditions;
}

/** An item is overdue from its due instant on. An item that waits for nobody is never overdue. */
function times({ overdue, nowMs = Date.now(), dueBeforeMs }: ListFilter): Filter<SnapshotDocument>[] {
  const conditions: Filter<SnapshotDocument>[] = [];
  if (overdue === true) conditions.push({ awaitedDueAtMs: { $lte: nowMs } });
  if (overdue === false) conditions.push({ awaitedDueAtMs: { $not: { $lte: nowMs } } });
  if (dueBeforeMs !== undefined) conditions.push({ awaitedDueAtMs: { $lt: dueBeforeMs } });
  return conditions;
}

const soughtIn = ({ q }: ListFilter): string =>
  (q ?? '').replaceAll('\0', '').trim().slice(0, LONGEST_SEARCH);

function search(filter: ListFilter, words: SearchWords | undefined): Filter<SnapshotDocument>[] {
  const text = soughtIn(filter);
  if (text === '') return [];
  return [{ $or: [{ _id: text.toUpperCase() }, { _id: text }, ...titled(words, text)] }];
}

/** Matches the words under every key of the installation, as any of them may have hashed the title. */
export const titled = (words: SearchWords | undefined, text: string): Filter<SnapshotDocument>[] =>
  (words?.ofQuery(text) ?? []).map((all) => ({ words: { $all: all } }));

function after({ cursor }: ListFilter): Filter<SnapshotDocument>[] {
  if (cursor === undefined) return [];
  const { registeredAtMs, id } = positionOf(cursor);
  const earlier = { registeredAtMs: { $lt: registeredAtMs } };
  // The first half limits the index range, and the second breaks the tie.
  return [
    { registeredAtMs: { $lte: registeredAtMs } },
    { $or: [earlier, { registeredAtMs, _id: { $lt: id } }] },
  ];
}
