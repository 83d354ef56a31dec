import { beforeAll, describe, expect, it } from 'vitest';
import { visibilityOf } from '../../store/index.ts';
import { as, dispatched, file } from './appeals.ts';
import { realStore } from './real-store.ts';

const real = realStore();
const phone = '13800000031';
const MINUTE_MS = 60_000;
const citizen = { name: 'n', phone: `+86 ${phone}` };
const first = dispatched('20260302-CALL01', 'housing', { citizen });
const later = file(
  '20260303-CALL02',
  { citizen: { ...citizen, phone: '13800000032', phones: [phone] } },
  as('integrator:hotline'),
  first.state.lastAtMs + MINUTE_MS,
);
const villages = file('20260302-CALL03', { category: 'social-aid', citizen }, as('clerk:lakeside-village'));
const secret = file('20260302-CALL04', { kind: 'misconduct', category: 'misconduct', citizen });
const others = file('20260302-CALL05', { citizen: { name: 'n', phone: '13800000033' } });

beforeAll(async () => {
  for (const { state } of [first, later, villages, secret, others]) await real.store.saveSnapshot(state);
});

const found = async (account: string, most = 50, number = phone) => {
  const visibleTo = visibilityOf(as(account))!;
  const { items, total } = await real.store.ofCaller({ phone: number, visibleTo, most });
  return { ids: items.map(({ id }) => id), total };
};

describe('the appeals of a caller', () => {
  it('are those that the account may know of, newest first, by every number of the person', async () => {
    const all = [later, villages, first].map(({ state }) => state.id);
    expect(await found('centre:county')).toEqual({ ids: all, total: 3 });
    expect(await found('clerk:lakeside-village')).toEqual({ ids: [villages.state.id], total: 1 });
    expect(await found('centre:lakeside-town')).toEqual({ ids: [villages.state.id], total: 1 });
    expect(await found('centre:county', 50, '13800000033')).toMatchObject({ ids: [others.state.id] });
  });

  it('are counted beyond those that are asked for', async () => {
    expect(await found('centre:county', 1)).toEqual({ ids: [later.state.id], total: 3 });
  });

  it('hold no report of misconduct, in their number neither', async () => {
    const all = await real.store.ofCaller({ phone, visibleTo: { all: true }, most: 50 });
    expect([all.items.some(({ id }) => id === secret.state.id), all.total]).toEqual([false, 3]);
    expect(await real.store.byPhone(phone)).toHaveLength(4);
  });

  it('are none for what is no number', async () => {
    expect(await found('centre:county', 50, 'x')).toEqual({ ids: [], total: 0 });
  });

  it('are found by the index of people', async () => {
    const appeals = real.db.collection<{ _id: string; people: string[] }>('appeals');
    const { people } = (await appeals.findOne({ _id: first.state.id }))!;
    const condition = { people: { $in: people }, visible: { $in: ['centre county'] } };
    const plan = await appeals.find(condition).sort({ registeredAtMs: -1, _id: -1 }).explain();
    expect(JSON.stringify(plan.queryPlanner)).toContain('"people"');
  });
});
