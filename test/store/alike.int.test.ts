import { beforeAll, describe, expect, it } from 'vitest';
import type { AppealState, RegisterBody } from '../../domain/index.ts';
import { as, file, startMs } from './appeals.ts';
import { realStore } from './real-store.ts';

const real = realStore();
const DAY_MS = 86_400_000;
const hotline = as('integrator:hotline');
const begun = (id: string, title: string, body: Partial<RegisterBody> = {}, days = 0): AppealState =>
  file(id, { title, ...body }, hotline, startMs + days * DAY_MS).state;
const ended = (state: AppealState): AppealState => ({
  ...{ ...state, obligations: [] },
  stage: { status: 'closed', outcome: 'satisfied', closedAtMs: state.registeredAtMs + DAY_MS },
});

const school = { address: '学府路12号', longitude: 109.5, latitude: 31 };
const cover = ended(begun('20260302-ALIKE1', '学府路窨井盖松动', { location: school }));
const again = begun('20260303-ALIKE2', '窨井盖又松动', { area: 'lakeside-town' }, 1);
const lamp = begun('20260304-ALIKE3', '学府路路灯不亮', { location: { address: '学府路30号' } }, 2);
const drain = begun('20260305-ALIKE4', '学府路窨井盖松动', { category: 'drainage' }, 3);
const old = ended(begun('20250101-ALIKE5', '窨井盖破损', {}, -425));
const oldOpen = begun('20250101-ALIKE6', '窨井盖缺失', {}, -424);
const secret = begun('20260305-ALIKE7', '窨井盖松动', { kind: 'misconduct', category: 'misconduct' }, 3);

beforeAll(async () => {
  for (const state of [cover, again, lamp, drain, old, oldOpen, secret]) await real.store.saveSnapshot(state);
});

describe('appeals with a title alike', () => {
  const alike = async (title: string, more: object = {}) =>
    real.store.alike({ category: 'roads', title, sinceMs: 0, most: 8, ...more });
  const ids = async (title: string, more: object = {}) => (await alike(title, more)).map(({ id }) => id);

  it('come from the category, whoever filed them, those with most in common first', async () => {
    const found = await ids('学府路窨井盖松动了');
    expect(found[0]).toBe(cover.id);
    expect(found).toEqual(expect.arrayContaining([again.id, lamp.id, old.id, oldOpen.id]));
    expect(found).not.toContain(drain.id);
    expect(await ids('学府路窨井盖松动了', { most: 1 })).toEqual([cover.id]);
    expect(await ids('窨井盖松动', { sinceMs: startMs })).not.toContain(old.id);
  });

  it('bring what is compared: title, place and how they ended', async () => {
    expect(await alike('学府路窨井盖松动', { most: 1 })).toEqual([
      {
        ...{ id: cover.id, registeredAtMs: cover.registeredAtMs, unit: null },
        ...{ outcome: 'satisfied', title: '学府路窨井盖松动', location: school },
      },
    ]);
  });

  it('are read from an index, without sorting', async () => {
    const plan = await real.db
      .collection('appeals')
      .find({
        ...{ category: 'roads', confidential: false, registeredAtMs: { $gte: 0 } },
        words: { $in: ['a', 'b', 'c'] },
      })
      .sort({ registeredAtMs: -1, _id: -1 })
      .limit(200)
      .explain('queryPlanner');
    const stages = JSON.stringify(plan.queryPlanner.winningPlan);
    expect(stages).toMatch(/"indexName":"(words|category)"/);
    expect(stages).not.toContain('"stage":"SORT"');
  });

  it('are none for a title without anything in common, or none at all, and never a report of misconduct', async () => {
    expect(await ids('噪音扰民')).toEqual([]);
    expect(await ids(' ')).toEqual([]);
    expect(await ids('窨井盖松动', { category: 'misconduct' })).toEqual([]);
  });
});

describe('similar appeals', () => {
  const similar = (more: object = {}) =>
    real.store.similar({
      ...{ category: 'roads', closedSinceMs: startMs - 365 * DAY_MS, except: null, most: 50 },
      ...more,
    });
  const ids = async (more: object = {}) => (await similar(more)).items.map(({ id }) => id);

  it('are open ones of whatever age and closed ones of late, newest first, without the one that asks', async () => {
    expect(await ids()).toEqual([lamp.id, again.id, cover.id, oldOpen.id]);
    expect(await ids({ except: again.id })).toEqual([lamp.id, cover.id, oldOpen.id]);
    expect((await similar({ most: 1 })).items).toEqual([
      { id: lamp.id, status: 'registered', category: 'roads', registeredAtMs: lamp.registeredAtMs },
    ]);
  });

  it('are found by parts of title and place, as plain text', async () => {
    expect(await ids({ query: '窨井盖' })).toEqual([again.id, cover.id, oldOpen.id]);
    expect(await ids({ place: '学府路' })).toEqual([lamp.id, cover.id]);
    expect(await ids({ place: 'LAKESIDE' })).toEqual([again.id]);
    expect(await ids({ query: '窨井盖', place: '学府路' })).toEqual([cover.id]);
    expect(await ids({ query: '.*' })).toEqual([]);
  });

  it('say how many they leave out', async () => {
    expect((await similar({ most: 4 })).leftOut).toBe(0);
    expect((await similar({ most: 1 })).leftOut).toBe(3);
    expect((await similar({ query: '窨井盖', most: 2 })).leftOut).toBe(1);
  });

  it('are never reports of misconduct', async () => {
    expect(await similar({ category: 'misconduct' })).toEqual({ items: [], leftOut: 0 });
  });

  it('are read from an index, open ones and closed ones', async () => {
    const planOf = async (condition: object) => {
      const plan = await real.db
        .collection('appeals')
        .find({ category: 'roads', confidential: false, ...condition })
        .sort({ registeredAtMs: -1, _id: -1 })
        .explain('queryPlanner');
      return JSON.stringify(plan.queryPlanner.winningPlan);
    };
    const open = await planOf({ open: true });
    expect(open).toContain('"indexName":"open-category"');
    const closed = await planOf({ open: false, registeredAtMs: { $gte: 0 } });
    expect(closed).toContain('"indexName":"category"');
    for (const plan of [open, closed]) expect(plan).not.toContain('"SORT"');
  });
});
