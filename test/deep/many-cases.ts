import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { inject } from 'vitest';
import type { AppealState } from '../../domain/index.ts';
import { type SnapshotDocument, snapshotDocument } from '../../store/documents.ts';
import { openStore, type Store } from '../../store/index.ts';
import { sealSnapshot, sealsOf, searchFields } from '../../store/seals.ts';
import { county } from '../store/appeals.ts';
import { testKeyring } from '../support/keyring.ts';

/** Databases of many cases, made of a few that are moved on by a minute each. */

export const minuteMs = 60_000;
const batch = 1_000;
const rounds = 7;

export interface Sized {
  readonly store: Store;
  readonly raw: MongoClient;
  readonly database: string;
}

/** A county has so many cases in work, however many it has closed. */
const openAtOnce = 2_000;

const closed = (state: AppealState): AppealState => ({
  ...state,
  stage: { status: 'closed', outcome: 'satisfied', closedAtMs: state.lastAtMs },
  obligations: [],
  spans: state.spans.map((span) => ({ ...span, toMs: span.toMs ?? state.lastAtMs })),
});

export async function filled(size: number, templates: readonly AppealState[]): Promise<Sized> {
  const database = `deep-${randomUUID()}`;
  const raw = new MongoClient(inject('mongoUri'));
  const store = await openStore({
    uri: inject('mongoUri'),
    database,
    keyring: testKeyring,
    areaOf: county.areaOf,
  });
  await store.ensureIndexes();
  const seals = sealsOf(testKeyring, store.persons, county.areaOf);
  const models = await Promise.all(
    templates.map(async (state) => ({ state, found: await searchFields(seals, state) })),
  );
  const appeals = raw.db(database).collection<SnapshotDocument>('appeals');
  for (let from = 0; from < size; from += batch) {
    const documents = Array.from({ length: batch }, (_, k) => {
      const n = from + k;
      const { state, found } = models[n % models.length]!;
      const id = `20260302-${n.toString(36).toUpperCase().padStart(6, '0')}`;
      const shift = n * minuteMs;
      const moved: AppealState = {
        ...state,
        id,
        registeredAtMs: state.registeredAtMs + shift,
        lastAtMs: state.lastAtMs + shift,
        obligations: state.obligations.map((one) => ({ ...one, dueAtMs: one.dueAtMs + shift })),
      };
      const shown = n < size - openAtOnce ? closed(moved) : moved;
      return sealSnapshot(seals, { ...snapshotDocument(shown), ...found });
    });
    await appeals.insertMany(documents, { ordered: false });
  }
  return { store, raw, database };
}

export async function emptied({ store, raw, database }: Sized): Promise<void> {
  await raw.db(database).dropDatabase();
  await Promise.all([store.close(), raw.close()]);
}

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** The median of several rounds, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < rounds; n++) {
    const beganMs = performance.now();
    await work();
    times.push(performance.now() - beganMs);
  }
  return median(times);
}
