import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AppealState, areaIdIn, briefOf } from '../../domain/index.ts';
import { type CountField, type ListFilter, listOrders, openStore, visibilityOf } from '../../store/index.ts';
import { testKeyring } from '../support/keyring.ts';
import { as, county, file, next, startMs } from './appeals.ts';
import { realStore } from './real-store.ts';

const real = realStore();
const HOUR_MS = 3_600_000;
const all: AppealState[] = [];
const everything = { all: true, confidential: true } as const;

/** Every fourth case has an area beside its words, as filings have since rules 4. */
function placed(state: AppealState, index: number): AppealState {
  if (index % 4 !== 2) return state;
  const registration = { ...state.registration, area: '沿河一带', areaId: 'lakeside-village' };
  return { ...state, registration };
}

/** Cases at every stage, filed by the hour, two of them at the same instant. */
function cases(): AppealState[] {
  const areas = ['lakeside-town', 'hillside-village', undefined, '湖畔镇'];
  return Array.from({ length: 24 }, (_, index) => {
    const id = `20260302-R0W${String(index).padStart(3, '0')}`;
    const body = {
      category: ['roads', 'street-lighting', 'water-supply'][index % 3]!,
      title: `题目 ${index}`,
      area: areas[index % 4],
      location: { address: `人民路 ${index} 号` },
      citizen: { name: `王${index}`, phone: `1380000${String(1000 + index)}` },
    };
    const filed = file(id, body, as('integrator:hotline'), startMs + Math.floor(index / 2) * HOUR_MS);
    if (index % 6 === 0) return filed.state;
    const sent = next(filed, 'dispatch', { lead: index % 2 ? 'housing' : 'power' }, 'centre:county');
    const unit = index % 2 ? 'housing' : 'power';
    if (index % 6 < 3) return sent.state;
    return next(sent, 'accept', {}, `officer:${unit}`).state;
  });
}

beforeAll(async () => {
  all.push(...cases().map(placed));
  const store = await openStore({ ...options(), areaOf: county.areaOf });
  for (const state of all) await store.saveSnapshot(state);
  await store.close();
});
const options = () => ({ uri: real.uri, database: real.db.databaseName, keyring: testKeyring });

async function pagesOf(filter: Omit<ListFilter, 'visibleTo'>, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await real.store.briefs({ visibleTo: everything, ...filter, limit, cursor });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor);
  return ids;
}

describe('rows of a list', () => {
  it('are those of the whole states, without opening them', async () => {
    const states = await real.store.list({ visibleTo: everything, limit: 200 });
    const { items } = await real.store.briefs({ visibleTo: everything, limit: 200 });
    expect(items).toEqual(states.items.map(briefOf));
  });

  it.each(listOrders)('come page by page in the order %s, none twice and none left out', async (order) => {
    const whole = await pagesOf({ order }, 200);
    for (const limit of [1, 3, 7]) expect(await pagesOf({ order }, limit)).toEqual(whole);
    expect([...whole].sort()).toEqual(all.map(({ id }) => id).sort());
  });

  it('by time left begin with the least, and end with what waits for nobody', async () => {
    const { items } = await real.store.briefs({ visibleTo: everything, order: 'due', limit: 200 });
    const left = items.map(({ waitsFor }) => waitsFor?.dueAtMs ?? Number.POSITIVE_INFINITY);
    expect(left).toEqual([...left].sort((a, b) => a - b));
  });

  it('of an earlier release are read too, and filled once', async () => {
    const collection = real.db.collection('appeals');
    const some = { _id: { $in: all.slice(0, 5).map(({ id }) => id) } } as object;
    await collection.updateMany(some, { $unset: { brief: 1, columns: 1, owed: 1, kind: 1, dueOrder: 1 } });
    const { items } = await real.store.briefs({ visibleTo: everything, limit: 200 });
    expect(items.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
    const store = await openStore({ ...options(), areaOf: county.areaOf });
    expect([await store.refill(), await store.refill()]).toEqual([5, 0]);
    await store.close();
    expect((await pagesOf({ order: 'due', kind: 'request' }, 200)).length).toBe(all.length);
  });
});

const filters: readonly Omit<ListFilter, 'visibleTo'>[] = [
  {},
  { status: 'handling' },
  { unit: 'housing' },
  { category: 'roads' },
  { kind: 'request', person: 'officer:power' },
  { areaIds: ['lakeside-town', 'lakeside-village'] },
  { registeredFromMs: startMs + 3 * HOUR_MS, registeredToMs: startMs + 8 * HOUR_MS },
  { conference: false, requests: 'open' },
  { overdue: true, nowMs: startMs + 900 * HOUR_MS },
  { q: '题目 1' },
  {
    q: '人民路',
    status: 'registered',
    searched: (state) => ({ texts: [state.registration.location?.address ?? ''], phones: [] }),
  },
];
const fields = [
  'status',
  'light',
  'unit',
  'person',
  'category',
  'areaId',
  'channel',
] as const satisfies CountField[];
const columnOf = (state: AppealState, field: CountField): string | null =>
  field === 'areaId' ? areaIdIn(state.registration, county.areaOf) : (briefOf(state)[field] ?? null);

describe('the area of a case', () => {
  it('is the one of its filing, whatever the words say, and otherwise the one that the words name', async () => {
    const found = await pagesOf({ areaIds: ['lakeside-village'] }, 50);
    const given = all.filter(({ registration }) => registration.areaId === 'lakeside-village');
    expect(given.length).toBeGreaterThan(0);
    expect(found.sort()).toEqual(given.map(({ id }) => id).sort());
    const named = all.filter(({ registration }) => registration.area === '湖畔镇');
    const town = await pagesOf({ areaIds: ['lakeside-town'] }, 50);
    expect(town).toEqual(expect.arrayContaining(named.map(({ id }) => id)));
  });
});

describe('counts', () => {
  it('equal the lists behind them, whoever asks and whatever is asked', async () => {
    const accounts = county.people.map(({ account }) => account);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...accounts), fc.constantFrom(...filters), async (account, filter) => {
        const visibleTo = visibilityOf(as(account));
        if (!visibleTo) return;
        const { items } = await real.store.list({ visibleTo, ...filter, limit: 200 });
        const { total, by } = await real.store.count({ visibleTo, ...filter }, fields);
        expect(total).toBe(items.length);
        for (const field of fields) {
          const listed = new Map<string | null, number>();
          for (const state of items) {
            const key = columnOf(state, field);
            listed.set(key, (listed.get(key) ?? 0) + 1);
          }
          expect(new Map((by[field] ?? []).map(({ key, count }) => [key, count]))).toEqual(listed);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the inbox', () => {
  const by = ['officer housing', 'person officer:housing'];
  const visibleTo = visibilityOf(as('officer:housing'))!;
  const nowMs = startMs + 900 * HOUR_MS;

  it('has a row for each open obligation of its owner, the most pressing first, page by page', async () => {
    const due = all
      .flatMap((state) => state.obligations.map((one) => ({ id: `${state.id} ${one.id}`, one })))
      .filter(({ one }) => one.owner.role === 'officer' && one.owner.unit === 'housing');
    const rows: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await real.store.inbox({ visibleTo, by, nowMs, limit: 3, cursor });
      rows.push(...page.items.map(({ state, owed }) => `${state.id} ${owed.id}`));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect([...rows].sort()).toEqual(due.map(({ id }) => id).sort());
    const dates = rows.map((row) => due.find(({ id }) => id === row)?.one.dueAtMs ?? 0);
    expect(dates).toEqual([...dates].sort((a, b) => a - b));
  });

  it.each([
    { overdue: true },
    { overdue: false },
    { kind: 'accept' },
    { light: 'red' as const },
    { dueBeforeMs: nowMs },
  ])('has as many rows as are counted for %j', async (filter) => {
    const { items } = await real.store.inbox({ visibleTo, by, nowMs, limit: 200, ...filter });
    expect(await real.store.owed({ visibleTo, by, nowMs, ...filter })).toEqual(
      expect.arrayContaining(items.map(({ owed }) => owed)),
    );
    expect((await real.store.owed({ visibleTo, by, nowMs, ...filter })).length).toBe(items.length);
  });

  it('is read while its index is still missing', async () => {
    const there = await real.store.inbox({ visibleTo, by, nowMs, limit: 200 });
    await real.db.collection('appeals').dropIndex('owed');
    expect(await real.store.inbox({ visibleTo, by, nowMs, limit: 200 })).toEqual(there);
    await real.store.ensureIndexes();
  });

  it('shows a place in a claim pool to the units that may claim', async () => {
    const filed = file('20260302-P00L99', { category: 'roads' });
    const pooled = next(filed, 'open-to-claims', { units: ['power', 'transport'] }, 'centre:county');
    await real.store.saveSnapshot(pooled.state);
    const of = (unit: string) =>
      real.store.inbox({
        visibleTo: visibilityOf(as(`officer:${unit}`))!,
        by: [`pool ${unit}`],
        nowMs,
        limit: 9,
      });
    expect((await of('power')).items.map(({ owed }) => owed.kind)).toEqual(['claim']);
    expect((await of('housing')).items).toEqual([]);
  });
});

describe('a search', () => {
  const texts = (state: AppealState) => ({
    texts: [state.registration.location?.address ?? '', state.registration.citizen?.name ?? ''],
    phones: [state.registration.citizen?.phone ?? ''],
  });
  const found = async (q: string, searched?: ListFilter['searched']) =>
    (await real.store.briefs({ visibleTo: everything, q, searched })).items.map(({ title }) => title);

  it.each(['人民路 7 号', '王7', '13800001007', '138 0000 1007'])(
    'finds by %s for who may read it',
    async (q) => {
      expect(await found(q, texts)).toContain('题目 7');
    },
  );

  it.each(['人民路 7 号', '王7', '13800001007'])('finds nothing by %s for who may not', async (q) => {
    expect(await found(q)).toEqual([]);
    expect(await found(q, () => null)).toEqual([]);
  });

  it('takes no part of a telephone', async () => {
    expect(await found('1380000100', texts)).toEqual([]);
  });
});
