import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, dispatchTo, openBench, toHandling, type View } from './kit.ts';

const admin = 'admin:county';
interface Item {
  account: string;
  unit: string | null;
  leave: { from: string; to: string }[];
}

describe('somebody who is away', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  const put = (part: string, body: unknown) => bench.ask('PUT', `/v1/${part}`, { as: admin, body });
  /** The people as they would be if this one were otherwise; null: not there any more. */
  async function people(account: string, change: Partial<Item> | null) {
    const { body } = await bench.get<{ items: Item[] }>('/v1/people', { as: admin });
    const items = body.items.flatMap((item) => {
      if (item.account !== account) return [item];
      return change === null ? [] : [{ ...item, ...change }];
    });
    expect(await put('people', { items })).toMatchObject({ status: 200 });
  }
  const urge = async ({ id }: View) => {
    const done = await bench.post<View>(
      `/v1/appeals/${id}/urge`,
      { reason: '请尽快' },
      { as: 'supervision:county' },
    );
    expect(done.status).toBe(200);
    return done.body;
  };
  const today = [{ from: '2026-11-20', to: '2026-11-23' }];

  it.each([
    ['leave', { leave: today }],
    ['moved', { unit: 'transport' }],
    ['left', null],
  ] as const)('is shown from the first command on, by kind alone: %s', async (kind, change) => {
    const second = ['officer:housing', 'reassign', { person: 'officer:housing-2' }] as const;
    const before = await bench.filed(...toHandling, second);
    expect(before.liable?.away).toBeNull();
    await people('officer:housing-2', change as Partial<Item> | null);
    const { liable, obligations } = await urge(before);
    expect(liable).toMatchObject({ person: 'officer:housing-2', away: kind });
    expect(JSON.stringify(liable)).not.toContain('2026-11-20');
    expect(obligations.find((owed) => owed.kind === 'reassign')).toMatchObject({
      ...{ unit: 'housing', person: 'officer:housing', about: 'officer:housing-2', light: 'green' },
      dueAt: '2026-11-24T00:00:00+08:00',
    });
  });

  it('is shown to every account that reads the case, and to no citizen', async () => {
    const filed = await bench.filed(...toHandling);
    await people('officer:housing', { leave: today });
    await urge(filed);
    for (const as of ['officer:housing-2', 'centre:county', 'auditor:county', 'integrator:hotline']) {
      const { body } = await bench.get<View>(`/v1/appeals/${filed.id}`, { as });
      expect([as, body.liable?.away]).toEqual([as, 'leave']);
    }
    const { body } = await bench.get<View>(`/v1/track/${filed.id}`, { code: filed.trackingCode });
    expect(body.liable).toMatchObject({ person: 'officer:housing' });
    expect(body.liable).not.toHaveProperty('away');
    const story = await bench.get<{ items: { type: string }[] }>(`/v1/track/${filed.id}/timeline`, {
      code: filed.trackingCode,
    });
    expect(JSON.stringify(story.body)).not.toContain('people-noted');
  });

  it('is replaced by the unit, whose head stands in while away itself', async () => {
    const filed = await bench.filed(...toHandling);
    await people('officer:housing', { leave: today });
    const { obligations } = await urge(filed);
    expect(obligations.find((owed) => owed.kind === 'reassign')).toMatchObject({
      person: 'officer:housing-2',
    });
    const named = await bench.post<View>(
      `/v1/appeals/${filed.id}/reassign`,
      { person: 'officer:housing-2' },
      { as: 'officer:housing-2' },
    );
    expect(named.body.liable).toMatchObject({ person: 'officer:housing-2', away: null });
    expect(named.body.obligations.some(({ kind }) => kind === 'reassign')).toBe(false);
  });

  it('is known at the dispatch to a unit where nobody is at work', async () => {
    await people('officer:human-resources', { leave: today });
    const view = await bench.filed(dispatchTo('human-resources'));
    expect(view.liable).toMatchObject({ person: 'officer:human-resources', away: 'leave' });
    expect(view.obligations.map(({ kind }) => kind)).toContain('reassign');
  });

  it.each([
    ['people', { leave: today }, true],
    ['people', {}, false],
  ])('is told to the open cases where the list of %s changes: %j', async (_, change, told) => {
    await people('officer:housing', change);
    const carried = bench.store.county.versions.filter(({ carry }) => carry?.people === true);
    expect(carried).toHaveLength(told ? 1 : 0);
    const { body } = await bench.get('/v1/calendar', { as: admin });
    expect(body.applying).toEqual(told ? expect.objectContaining({ people: true, state: 'open' }) : null);
  });

  it('is told to the open cases where units have another head, or leaders another deputy', async () => {
    const leaders = await bench.get<{ items: object[] }>('/v1/leaders', { as: admin });
    await put('leaders', { items: leaders.body.items.map((leader) => ({ ...leader, deputy: null })) });
    const units = await bench.get<{ items: { id: string }[] }>('/v1/units', { as: admin });
    const items = units.body.items.map((unit) =>
      unit.id === 'housing' ? { ...unit, head: 'officer:housing-2' } : unit,
    );
    await put('units', { items });
    expect(bench.store.county.versions.map(({ carry }) => carry?.people)).toEqual([true, true]);
  });
});
