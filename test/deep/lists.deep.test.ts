import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor, AppealState } from '../../domain/index.ts';
import { type InboxFilter, type ListFilter, type Store, visibilityOf } from '../../store/index.ts';
import { as, file, next, startMs } from '../store/appeals.ts';
import { emptied, filled, minuteMs, type Sized, timed } from './many-cases.ts';

/** Lists must not grow slow with the years: each costs at 300,000 cases at most twice what it costs at 10,000. */
const sizes = [10_000, 300_000] as const;
/** Below this many milliseconds the noise of the machine is larger than the cost. */
const noiseMs = 5;
const at: Sized[] = [];

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

beforeAll(async () => {
  for (const size of sizes) at.push(await filled(size, templates()));
}, 1_800_000);
afterAll(() => Promise.all(at.map(emptied)));

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
