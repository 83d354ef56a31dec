import { beforeAll, describe, expect, it } from 'vitest';
import type { AppealState } from '../../domain/index.ts';
import { as, dispatched, file, next, startMs } from './appeals.ts';
import { realStore } from './real-store.ts';

const real = realStore();
const DAY_MS = 86_400_000;
const citizen = (phone: string) => ({ citizen: { name: 'n', phone } });
const phone = '13800000000';

const first = dispatched('20260302-REL001', 'housing', citizen('+86 138-0000-0000')).state;
const second = file('20260303-REL002', citizen(phone), as('integrator:hotline'), startMs + DAY_MS).state;
const elsewhere = file('20260302-REL003', { ...citizen(phone), category: 'gas' }).state;
const another = file('20260302-REL004', citizen('13800000001')).state;
const secret = file('20260302-REL005', {
  ...citizen(phone),
  kind: 'misconduct',
  category: 'misconduct',
}).state;
const part: AppealState = {
  ...file('20260302-REL001-P1', citizen(phone)).state,
  links: [{ kind: 'split-from', appeal: 'X', registeredAtMs: null }],
};
const closed = ((): AppealState => {
  const { state } = dispatched('20260302-REL006', 'power', { title: 'A dark lane' });
  return {
    ...state,
    obligations: [],
    stage: { status: 'closed', outcome: 'withdrawn', closedAtMs: startMs },
  };
})();
const all = [first, second, elsewhere, another, secret, part, closed];

beforeAll(async () => {
  for (const state of all) await real.store.saveSnapshot(state);
});

describe('earlier appeals of a citizen', () => {
  const ofOpen = { outcome: null, title: 'A dark street', location: null };
  const repeats = (sinceMs = 0, category = 'roads', by = phone) =>
    real.store.repeats({ phone: by, category, sinceMs });

  it('are found by phone however it is written, newest first, with the unit that has them', async () => {
    expect(await repeats()).toEqual([
      { ...ofOpen, id: second.id, registeredAtMs: second.registeredAtMs, unit: null },
      { ...ofOpen, id: first.id, registeredAtMs: first.registeredAtMs, unit: 'housing' },
    ]);
    expect(await repeats(0, 'roads', '0086 138 0000 0000')).toHaveLength(2);
  });

  it('count from an instant on, and reports of misconduct never', async () => {
    expect((await repeats(startMs + 1)).map(({ id }) => id)).toEqual([second.id]);
    expect((await repeats(startMs)).map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(await repeats(0, 'misconduct')).toEqual([]);
  });

  it.each(['', '12', 'anonymous'])('are none for what is no number: %s', async (by) => {
    expect(await repeats(0, 'roads', by)).toEqual([]);
  });

  it('are read from an index', async () => {
    const plan = await real.db
      .collection('appeals')
      .find({ phone, category: 'roads', registeredAtMs: { $gte: 0 } })
      .sort({ registeredAtMs: -1, _id: -1 })
      .explain('queryPlanner');
    const stages = JSON.stringify(plan.queryPlanner.winningPlan);
    expect(stages).toContain('"indexName":"repeats"');
    expect(stages).not.toContain('"SORT"');
  });
});

describe('open appeals', () => {
  it('come by id, page by page, confidential ones too', async () => {
    const seen: string[] = [];
    for (let after = ''; ; after = seen.at(-1) ?? '') {
      const page = await real.store.listOpen({ after, most: 2 });
      if (page.length === 0) break;
      seen.push(...page.map(({ id }) => id));
    }
    const open = all.filter(({ stage }) => stage.status !== 'closed').map(({ id }) => id);
    expect(seen).toEqual(open.sort());
    const told = all.filter((s) => s.stage.status !== 'closed' && !s.category.confidential);
    expect(await real.store.countOpen()).toBe(told.length);
    expect(told.length).toBeLessThan(open.length);
  });

  it('have a status each, those that are not there none', async () => {
    expect(await real.store.statuses([first.id, closed.id, 'nowhere'])).toEqual({
      [first.id]: 'assigned',
      [closed.id]: 'closed',
    });
    const accepted = next(dispatched('20260302-REL007'), 'accept', {}, 'officer:housing').state;
    await real.store.saveSnapshot(accepted);
    expect(await real.store.statuses([accepted.id])).toEqual({ [accepted.id]: 'handling' });
  });
});

describe('a sanction after the close', () => {
  const sanction = {
    ...{ id: 's-1', appeal: 'A1', bodyHash: 'h', kind: 'notice' as const, unit: 'housing', person: null },
    ...{ reason: 'r', by: 'supervision:county', atMs: startMs },
  };

  it('is written once, and what stands under its id is told', async () => {
    expect(await real.store.addSanction(sanction)).toEqual(sanction);
    expect(await real.store.addSanction({ ...sanction, bodyHash: 'x', reason: 'other' })).toEqual(sanction);
    await real.store.addSanction({ ...sanction, id: 's-2', atMs: startMs - 1 });
    await real.store.addSanction({ ...sanction, id: 's-3', appeal: 'A2' });
    expect((await real.store.sanctions('A1')).map(({ id }) => id)).toEqual(['s-2', 's-1']);
  });
});
