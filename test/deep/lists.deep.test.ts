import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Actor, AppealState } from '../../domain/index.ts';
import { type SnapshotDocument, snapshotDocument } from '../../store/documents.ts';
import { type InboxFilter, type ListFilter, openStore, type Store, visibilityOf } from '../../store/index.ts';
import { sealSnapshot, sealsOf, searchFields } from '../../store/seals.ts';
import { as, county, file, next, startMs } from '../store/appeals.ts';
import { testKeyring } from '../support/keyring.ts';

/** Lists must not grow slow with the years: each costs at 300,000 cases at most twice what it costs at 10,000. */
const sizes = [10_000, 300_000] as const;
const minuteMs = 60_000;
const batch = 1_000;
const rounds = 7;
/** Below this many milliseconds the noise of the machine is larger than the cost. */
const noiseMs = 5;

interface Sized {
  readonly store: Store;
  readonly raw: MongoClient;
  readonly database: string;
}
const at: Sized[] = [];

/** A county has so many cases in work, however many it has closed. */
const openAtOnce = 2_000;

/** Cases of several units, categories and places, each as it is handled and as it is once it is closed. */
function templates(): readonly AppealState[] {
  const kinds = ['roads', 'street-lighting', 'water-supply'];
  const units = ['housing', 'power', 'transport', 'urban-management'];
  const areas = ['lakeside-town', 'hillside-village', 'lakeside-village'];
  return Array.from({ length: 60 }, (_, n) => {
    const body = { category: kinds[n % 3]!, title: `第 ${n} 种题目`, area: areas[n % 3]! };
    const filed = file('20260302-AAAAAA', { ...body, location: { address: `人民路 ${n} 号` } });
    const unit = units[n % 4]!;
    return next(next(filed, 'dispatch', { lead: unit }, 'centre:county'), 'accept', {}, `officer:${unit}`)
      .state;
  });
}
const closed = (state: AppealState): AppealState => ({
  ...state,
  stage: { status: 'closed', outcome: 'satisfied', closedAtMs: state.lastAtMs },
  obligations: [],
  spans: state.spans.map((span) => ({ ...span, toMs: span.toMs ?? state.lastAtMs })),
});

async function filled(size: number): Promise<Sized> {
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
    templates().map(async (state) => ({ state, found: await searchFields(seals, state) })),
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
        ...{ id, registeredAtMs: state.registeredAtMs + shift, lastAtMs: state.lastAtMs + shift },
        obligations: state.obligations.map((one) => ({ ...one, dueAtMs: one.dueAtMs + shift })),
      };
      const shown = n < size - openAtOnce ? closed(moved) : moved;
      return sealSnapshot(seals, { ...snapshotDocument(shown), ...found });
    });
    await appeals.insertMany(documents, { ordered: false });
  }
  return { store, raw, database };
}

beforeAll(async () => {
  for (const size of sizes) at.push(await filled(size));
}, 1_800_000);
afterAll(async () => {
  for (const { store, raw, database } of at) {
    await raw.db(database).dropDatabase();
    await Promise.all([store.close(), raw.close()]);
  }
});

const nowMs = startMs + 400_000 * minuteMs;
const visible = (actor: Actor) => visibilityOf(actor)!;
const readers = ['supervision:county', 'centre:county', 'officer:housing'] as const;
const filters: Readonly<Record<string, Omit<ListFilter, 'visibleTo'>>> = {
  newest: {},
  handling: { status: 'handling' },
  closed: { status: 'closed' },
  overdue: { overdue: true, nowMs },
  'overdue by time left': { overdue: true, nowMs, order: 'due' },
  red: { light: 'red' },
  green: { light: 'green' },
  unit: { unit: 'housing' },
  category: { category: 'roads' },
  place: { areaIds: ['lakeside-town'] },
  'by time left': { order: 'due', status: 'handling' },
  'by last move': { order: 'moved' },
  'registered in a week': { registeredFromMs: startMs, registeredToMs: startMs + 7 * 1440 * minuteMs },
  'found by title': { q: '种题目' },
};

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < rounds; n++) {
    const beganMs = performance.now();
    await work();
    times.push(performance.now() - beganMs);
  }
  return median(times);
}

/** The cursor of the fortieth page. */
async function fortieth(store: Store, filter: ListFilter): Promise<string | undefined> {
  let cursor: string | undefined;
  for (let page = 1; page < 40; page++) {
    const { next: after } = await store.briefs({ ...filter, cursor, limit: 50 });
    if (after === null) return undefined;
    cursor = after;
  }
  return cursor;
}

interface Cost {
  readonly name: string;
  readonly small: number;
  readonly large: number;
}
const rowOf = ({ name, small, large }: Cost) =>
  `${name.padEnd(52)} ${small.toFixed(1).padStart(8)} ms ${large.toFixed(1).padStart(8)} ms  ×${(large / small).toFixed(1)}`;
const isSlower = ({ small, large }: Cost) => large > 2 * small && large - small > noiseMs;

describe('lists of 300,000 cases against 10,000', () => {
  it('cost at most twice as much, on the first page and on the fortieth', async () => {
    const costs: Cost[] = [];
    const measure = async (name: string, work: (sized: Sized) => () => Promise<unknown>) => {
      const [small = 0, large = 0] = [await timed(work(at[0]!)), await timed(work(at[1]!))];
      costs.push({ name, small, large });
    };
    for (const account of readers) {
      const actor = as(account);
      for (const [name, filter] of Object.entries(filters)) {
        const whole: ListFilter = { visibleTo: visible(actor), ...filter };
        await measure(
          `${account} ${name}`,
          ({ store }) =>
            () =>
              store.briefs({ ...whole, limit: 50 }),
        );
        const cursors = await Promise.all(at.map(({ store }) => fortieth(store, whole)));
        if (cursors.some((cursor) => cursor === undefined)) continue;
        await measure(
          `${account} ${name}, page 40`,
          (sized) => () => sized.store.briefs({ ...whole, cursor: cursors[at.indexOf(sized)], limit: 50 }),
        );
      }
      const by = [`person ${account}`, `${actor.role} ${actor.unit ?? ''}`];
      const inbox: InboxFilter = { visibleTo: visible(actor), by, nowMs, limit: 50 };
      await measure(
        `${account} inbox`,
        ({ store }) =>
          () =>
            store.inbox(inbox),
      );
    }
    process.stdout.write(`${costs.map(rowOf).join('\n')}\n`);
    expect(costs.filter(isSlower).map(rowOf)).toEqual([]);
  }, 1_800_000);

  it('are counted by their fields, beside a bare aggregation', async () => {
    const { store, raw, database } = at[1]!;
    const all = visible(as('supervision:county'));
    const bare = await timed(() =>
      raw
        .db(database)
        .collection('appeals')
        .aggregate([{ $group: { _id: '$state.stage.status', count: { $sum: 1 } } }])
        .toArray(),
    );
    const counted = await timed(() =>
      store.count({ visibleTo: all }, ['status', 'light', 'unit', 'category', 'areaId', 'channel']),
    );
    const open = await timed(() => store.count({ visibleTo: all, status: 'handling' }, ['light', 'unit']));
    process.stdout.write(
      `bare ${bare.toFixed(0)} ms, all fields ${counted.toFixed(0)} ms, open ones ${open.toFixed(0)} ms\n`,
    );
    expect(counted).toBeLessThan(bare / 2);
  }, 1_800_000);
});
