import { beforeAll, describe, expect, it } from 'vitest';
import { type AppealState, leastLikeness, likenessOf } from '../../domain/index.ts';
import { groups } from '../citizen/labelled.ts';
import { as, file, startMs } from './appeals.ts';
import { realStore } from './real-store.ts';

const real = realStore();
const hotline = as('integrator:hotline');
const place = ([east, north]: readonly [number, number], index: number) => ({
  longitude: 109.7 + east * 0.0009 + (index - 1) * 0.0004,
  latitude: 28.3 + north * 0.0009,
});

interface Case {
  readonly group: number;
  readonly state: AppealState;
}
const cases: readonly Case[] = groups.flatMap(({ category, at, said }, group) =>
  said.map((title, index): Case => {
    const id = `20260302-N${String(group * 10 + index).padStart(5, '0')}`;
    const location = at && (group + index) % 4 !== 3 ? place(at, index) : undefined;
    return { group, state: file(id, { title, category, location }, hotline, startMs).state };
  }),
);
const secret = file(
  '20260302-NSECRET',
  { title: groups[0]?.said[0] ?? '', kind: 'misconduct', category: 'misconduct', location: place([0, 0], 0) },
  hotline,
).state;

/** One case after the other: two hundred at once would wait longer for a connection than the store waits for any. */
beforeAll(async () => {
  for (const { state } of [...cases, { state: secret }]) await real.store.saveSnapshot(state);
});

const foundFor = async ({ registration: { title, location, category } }: AppealState, except: string) => {
  const found = await real.store.near({ title, location, category, sinceMs: 0 });
  const sought = { title, words: '', category, location };
  return found
    .filter(({ state }) => state.id !== except)
    .map((one) => ({
      id: one.state.id,
      likeness: likenessOf(sought, {
        title: one.title,
        words: '',
        category: one.state.category.id,
        location: one.location,
      }),
    }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 3)
    .map(({ id }) => id);
};

describe('cases near', () => {
  it('are found by sealed marks as well as by reading all: nine in ten neighbours among three', async () => {
    const groupOf = new Map(cases.map(({ group, state }) => [state.id, group]));
    let hits = 0;
    for (const { group, state } of cases)
      if ((await foundFor(state, state.id)).some((id) => groupOf.get(id) === group)) hits += 1;
    const rate = hits / cases.length;
    console.info('hits through the store', rate);
    expect(rate).toBeGreaterThan(0.9);
  });

  it('are never reports of misconduct, whose documents have no marks', async () => {
    const found = await real.store.near({
      title: groups[0]?.said[0] ?? '',
      location: place([0, 0], 0),
      category: null,
      sinceMs: 0,
    });
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ state }) => state.id)).not.toContain(secret.id);
    expect(await real.db.collection('appeals').findOne({ _id: secret.id as never })).toMatchObject({
      near: [],
    });
  });

  it('are found by the place alone across the edge of a cell', async () => {
    const found = await real.store.near({
      title: '完全不同的话',
      location: { longitude: 109.6999, latitude: 28.2999 },
      category: null,
      sinceMs: 0,
    });
    expect(found.map(({ state }) => state.id)).toContain(cases[0]?.state.id);
  });

  it('leave neither words nor places in the database', async () => {
    const document = await real.db.collection('appeals').findOne({ _id: cases[0]?.state.id as never });
    const { near } = document as unknown as { near: string[] };
    expect(near).toHaveLength(17);
    for (const mark of near) expect(mark).toMatch(/^[\w-]{12}$/);
  });

  it('read the index', async () => {
    const plan = await real.db
      .collection('appeals')
      .find({ near: { $in: ['a', 'b'] }, confidential: false, registeredAtMs: { $gte: 0 } })
      .sort({ registeredAtMs: -1, _id: -1 })
      .limit(400)
      .explain('queryPlanner');
    const stages = JSON.stringify(plan.queryPlanner.winningPlan);
    expect(stages).toContain('"indexName":"near"');
    expect(stages).not.toContain('"stage":"SORT"');
  });
});
