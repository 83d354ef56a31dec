import { describe, expect, it } from 'vitest';
import type { NewNamed } from '../../store/index.ts';
import { realStore } from './real-store.ts';

const real = realStore();
const item = (
  owner: string,
  name: string,
  sharedWith: string | null = null,
): NewNamed<{ light: string }> => ({
  owner,
  name,
  sharedWith,
  value: { light: 'red' },
  by: owner,
  atMs: 1000,
});
const added = async (given: NewNamed<{ light: string }>) => {
  const one = await real.store.desk.filters.add(given, 50);
  if (typeof one === 'string') throw new Error(one);
  return one;
};

describe('the shelf of preferences', () => {
  it('lets one of many who read the same version win', async () => {
    const { preferences } = real.store.desk;
    expect(await preferences.find('clerk:a')).toBeNull();
    const at = (version: number) =>
      Promise.all([1, 2, 3, 4, 5].map((rows) => preferences.set('clerk:a', version, { rows })));
    for (const version of [0, 1]) {
      const won = (await at(version)).filter((set) => set !== null);
      expect(won).toEqual([await preferences.find('clerk:a')]);
      expect(won[0]?.version).toBe(version + 1);
    }
  });

  it('takes every change that names no version', async () => {
    const { preferences } = real.store.desk;
    await Promise.all([1, 2, 3, 4].map((rows) => preferences.set('clerk:b', undefined, { rows })));
    expect(await preferences.find('clerk:b')).toMatchObject({ version: 4 });
    await preferences.remove('clerk:b');
    expect(await preferences.find('clerk:b')).toBeNull();
  });
});

describe('the shelf of saved filters', () => {
  it('lists those of an owner and those of a unit by name', async () => {
    const { filters } = real.store.desk;
    const [b, a] = [await added(item('o:1', 'b', 'housing')), await added(item('o:1', 'a'))];
    const c = await added(item('o:2', 'c', 'housing'));
    expect(await filters.of('o:1')).toEqual([a, b]);
    expect(await filters.sharedWith('housing')).toEqual([b, c]);
    expect(await filters.find(a.id)).toEqual(a);
    expect(await filters.find('none')).toBeNull();
  });

  it('has a name once and as many items as allowed, however many come at once', async () => {
    const { filters } = real.store.desk;
    const same = await Promise.all([1, 2, 3, 4].map(() => filters.add(item('o:3', 'x'), 50)));
    expect(same.filter((one) => one === 'name-taken')).toHaveLength(3);
    const many = await Promise.all(
      Array.from({ length: 12 }, (_, n) => filters.add(item('o:4', `n${n}`), 5)),
    );
    expect(many.filter((one) => one === 'full')).toHaveLength(7);
    expect(await filters.of('o:4')).toHaveLength(5);
    const [first] = await filters.of('o:4');
    await filters.remove(first!.id, undefined);
    expect(await filters.add(item('o:4', 'again'), 5)).toMatchObject({ name: 'again' });
  });

  it('replaces and removes the version that was meant', async () => {
    const { filters } = real.store.desk;
    const one = await added(item('o:5', 'one'));
    await added(item('o:5', 'two'));
    const { owner: _, ...next } = item('o:5', 'three', 'power');
    const answers = await Promise.all([1, 2, 3].map(() => filters.replace(one.id, 1, next)));
    expect(answers.filter((done) => done !== null)).toEqual([{ ...one, ...next, version: 2 }]);
    expect(await filters.replace(one.id, undefined, { ...next, name: 'two' })).toBe('name-taken');
    expect(await filters.remove(one.id, 1)).toBe(false);
    expect(await filters.remove(one.id, 2)).toBe(true);
    expect(await filters.remove(one.id, undefined)).toBe(false);
    await filters.removeAllOf('o:5');
    expect(await filters.of('o:5')).toEqual([]);
  });

  it('finds by indexes', async () => {
    for (const condition of [{ owner: 'o:1' }, { sharedWith: 'housing' }]) {
      const plan = await real.db.collection('filters').find(condition).sort({ name: 1, _id: 1 }).explain();
      expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('IXSCAN');
    }
  });
});

describe('who has a case open', () => {
  it('is kept until its time is over, and begins anew after a break', async () => {
    const { presence } = real.store.desk;
    const place = { appeal: '20260302-OPEN01', account: 'officer:housing' };
    const open = (sinceMs: number) =>
      presence.open({ ...place, unit: 'housing', role: 'officer', sinceMs }, sinceMs + 50);
    await open(1_000);
    await open(1_020);
    expect(await presence.ofAppeal(place.appeal, 1_060)).toEqual([
      { ...place, unit: 'housing', role: 'officer', sinceMs: 1_000 },
    ]);
    expect(await presence.ofUnit('housing', 1_080)).toEqual([]);
    await open(2_000);
    expect(await presence.ofUnit('housing', 2_010)).toMatchObject([{ sinceMs: 2_000 }]);
    await presence.close(place);
    expect(await presence.ofAppeal(place.appeal, 2_010)).toEqual([]);
  });
});
