import { type IndexDescription, MongoServerError } from 'mongodb';
import type { Collections } from './connection.ts';

/**
 * Every list shows the newest first. Each index ends in that order, so that MongoDB reads a page without sorting.
 */
const newest = { registeredAtMs: -1, _id: -1 } as const;

/** The fields by which appeals are counted. */
const counted = { status: 1, light: 1, unit: 1, category: 1, areaId: 1, channel: 1, person: 1 } as const;

const appealIndexes: readonly IndexDescription[] = [
  { name: 'newest', key: newest },
  { name: 'status', key: { status: 1, ...newest } },
  { name: 'unit-status', key: { unit: 1, status: 1, ...newest } },
  { name: 'triage-status', key: { triage: 1, status: 1, ...newest } },
  { name: 'light', key: { light: 1, ...newest } },
  { name: 'category', key: { category: 1, ...newest } },
  { name: 'leader-escalated', key: { leader: 1, escalated: 1, ...newest } },
  { name: 'visible', key: { visible: 1, ...newest } },
  { name: 'visible-due', key: { visible: 1, dueOrder: 1, _id: 1 } },
  { name: 'visible-moved', key: { visible: 1, movedAtMs: -1, _id: -1 } },
  { name: 'visible-status', key: { visible: 1, status: 1, ...newest } },
  // Counts read these fields from the index alone. The list of readers is no part of the answer.
  { name: 'counted', key: { confidential: 1, ...counted } },
  { name: 'visible-counted', key: { visible: 1, ...counted } },
  { name: 'due-order', key: { dueOrder: 1, _id: 1 } },
  { name: 'moved', key: { movedAtMs: -1, _id: -1 } },
  { name: 'owed', key: { 'owed.by': 1 } },
  { name: 'person', key: newestOf('person') },
  { name: 'area', key: newestOf('areaId') },
  { name: 'closed', key: { closedAtMs: 1 }, partialFilterExpression: { closedAtMs: { $gt: 0 } } },
  { name: 'requests', key: newestOf('requests') },
  { name: 'places', key: newestOf('places') },
  { name: 'names', key: newestOf('names') },
  { name: 'columns', key: { columns: 1, _id: 1 } },
  // Only few appeals wait for a date, are claimed or are escalated. Partial indexes stay small.
  { name: 'due', key: { awaitedDueAtMs: 1 }, partialFilterExpression: { awaitedDueAtMs: { $gt: 0 } } },
  { name: 'claimant', key: { claimant: 1 }, partialFilterExpression: { claimant: { $gt: '' } } },
  {
    name: 'repeats',
    key: { phone: 1, ...newestOf('category') },
    partialFilterExpression: { phone: { $gt: '' } },
  },
  {
    name: 'open-category',
    key: { open: 1, ...newestOf('category') },
    partialFilterExpression: { open: true },
  },
  { name: 'open', key: { open: 1, _id: 1 } },
  { name: 'open-rules', key: { rules: -1 }, partialFilterExpression: { open: true } },
  { name: 'words', key: { words: 1, ...newest } },
  { name: 'near', key: newestOf('near') },
  { name: 'people', key: { people: 1 } },
  { name: 'persons', key: { persons: 1 } },
  { name: 'escalated', key: newestOf('escalated'), partialFilterExpression: { escalated: true } },
];

function newestOf(field: string) {
  return { [field]: 1 as const, ...newest };
}

const eventIndexes: readonly IndexDescription[] = [
  { name: 'appeal-seq', key: { appeal: 1, seq: 1 }, unique: true },
  // Holds only the events that the next anchor takes up.
  {
    name: 'unanchored',
    key: { unanchored: 1, appeal: 1, seq: 1 },
    partialFilterExpression: { unanchored: true },
  },
];
const actIndexes: readonly IndexDescription[] = [
  { name: 'key', key: { key: 1 }, unique: true, partialFilterExpression: { key: { $gt: '' } } },
];

const sanctionIndexes: readonly IndexDescription[] = [{ name: 'appeal', key: { appeal: 1, atMs: 1 } }];
const accessIndexes: readonly IndexDescription[] = [
  { name: 'newest', key: { atMs: -1, _id: -1 } },
  { name: 'appeal', key: { appeals: 1, atMs: -1, _id: -1 } },
  { name: 'account', key: { account: 1, atMs: -1, _id: -1 } },
];
const countyIndexes: readonly IndexDescription[] = [
  { name: 'carry', key: { 'carry.state': 1, _id: 1 }, partialFilterExpression: { 'carry.state': 'open' } },
];

const attachmentIndexes: readonly IndexDescription[] = [
  { name: 'appeal', key: { 'bound.appeal': 1 }, partialFilterExpression: { 'bound.appeal': { $gt: '' } } },
  { name: 'owner', key: { owner: 1 } },
  { name: 'orphans', key: { state: 1, touchedAtMs: 1 } },
];
const chunkIndexes: readonly IndexDescription[] = [
  { name: 'file', key: { files_id: 1, n: 1 }, unique: true },
];

const asideIndexes: readonly IndexDescription[] = [{ name: 'of', key: { of: 1 } }];

const presenceIndexes: readonly IndexDescription[] = [
  { name: 'appeal', key: { appeal: 1 } },
  { name: 'unit', key: { unit: 1 } },
  { name: 'over', key: { until: 1 }, expireAfterSeconds: 0 },
];

/** One name and one slot for each item of an owner. */
const namedIndexes: readonly IndexDescription[] = [
  { name: 'name', key: { owner: 1, name: 1 }, unique: true },
  { name: 'slot', key: { owner: 1, slot: 1 }, unique: true },
];
const sharedIndex: IndexDescription = {
  name: 'shared',
  key: { sharedWith: 1, name: 1, _id: 1 },
  partialFilterExpression: { sharedWith: { $gt: '' } },
};

const hookIndexes: readonly IndexDescription[] = [{ name: 'slot', key: { owner: 1, slot: 1 }, unique: true }];
const outboxIndexes: readonly IndexDescription[] = [
  // The first waiting row of each case is found in this order.
  { name: 'waiting', key: { receiver: 1, state: 1, appeal: 1, seq: 1 } },
  { name: 'newest', key: { receiver: 1, atMs: -1, _id: -1 } },
  { name: 'late', key: { nextAtMs: 1 }, partialFilterExpression: { state: 'waiting' } },
  { name: 'over', key: { over: 1 }, expireAfterSeconds: 0 },
];

const codeIndexes: readonly IndexDescription[] = [{ name: 'changed', key: { atMs: 1 } }];

interface Indexed {
  readonly collectionName: string;
  createIndexes(indexes: IndexDescription[]): Promise<unknown>;
  indexes(): Promise<{ readonly name?: string }[]>;
}

/** Every collection that has indexes of its own, with them. */
const indexesOf = (all: Collections): readonly (readonly [Indexed, readonly IndexDescription[]])[] => [
  [all.appeals, appealIndexes],
  [all.events, eventIndexes],
  [all.sanctions, sanctionIndexes],
  [all.codes, codeIndexes],
  [all.county, countyIndexes],
  [all.acts, actIndexes],
  [all.accesses, accessIndexes],
  [all.attachments, attachmentIndexes],
  [all.chunks, chunkIndexes],
  [all.filters, [...namedIndexes, sharedIndex]],
  [all.texts, namedIndexes],
  [all.aside, asideIndexes],
  [all.presences, presenceIndexes],
  [all.hooks, hookIndexes],
  [all.outbox, outboxIndexes],
];

/** Makes the missing indexes. It is safe to repeat. */
export async function makeIndexes(all: Collections): Promise<void> {
  for (const [collection, indexes] of indexesOf(all)) await collection.createIndexes([...indexes]);
}

const NO_SUCH_COLLECTION = 26;

/** Names the indexes that are not there, as `events appeal-seq`. A collection that nobody has used yet needs none. */
export async function missingIndexes(all: Collections): Promise<string[]> {
  const missing: string[] = [];
  for (const [collection, indexes] of indexesOf(all)) {
    const there = await collection.indexes().catch((error: unknown) => {
      if (error instanceof MongoServerError && error.code === NO_SUCH_COLLECTION) return null;
      throw error;
    });
    const names = there?.map(({ name }) => name) ?? indexes.map(({ name }) => name);
    missing.push(
      ...indexes
        .filter(({ name }) => !names.includes(name))
        .map(({ name }) => `${collection.collectionName} ${name}`),
    );
  }
  return missing;
}
