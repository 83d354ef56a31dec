import { describe, expect, it } from 'vitest';
import { dataOf } from '../../county/index.ts';
import { type CountyVersion, notBegun } from '../../store/index.ts';
import { county } from './appeals.ts';
import { realStore } from './real-store.ts';

const real = realStore();
const carry = notBegun(1_000, { calendar: true, policy: false });
const version = (number: number, of: Partial<CountyVersion> = {}): CountyVersion => ({
  ...{
    version: number,
    data: { n: number },
    filesHash: 'h',
    by: 'x',
    atMs: 1,
    parts: ['policy'],
    carry: null,
  },
  ...of,
});

describe('the county’s versions', () => {
  it('are kept one by one, and the newest is the one in force', async () => {
    const shelf = real.store.county;
    expect(await shelf.latest()).toBeNull();
    const data = JSON.parse(JSON.stringify(dataOf(county)));
    expect(await shelf.add(version(1, { data }))).toBe('added');
    expect((await shelf.latest())?.data).toEqual(data);
    expect(await shelf.add(version(2))).toBe('added');
    expect(await shelf.add(version(2))).toBe('taken');
    expect(await shelf.latest()).toEqual(version(2));
    expect((await shelf.newerThan(1))?.version).toBe(2);
    expect(await shelf.newerThan(2)).toBeNull();
  });

  it('are carried out in their order, each by one worker at a time, and by another after its lease', async () => {
    const shelf = real.store.county;
    await shelf.add(version(3, { carry }));
    await shelf.add(version(4, { carry }));
    expect((await shelf.takeUp(10, 20))?.version).toBe(3);
    expect(await shelf.takeUp(19, 40)).toBeNull();
    expect(await shelf.keep(3, { ...carry, after: 'A' }, 20, 30)).toBe(true);
    expect(await shelf.takeUp(29, 50)).toBeNull();
    expect((await shelf.takeUp(30, 50))?.carry?.after).toBe('A');
    // Who has lost the lease keeps nothing any more.
    expect(await shelf.keep(3, { ...carry, after: 'Z' }, 30, 60)).toBe(false);
    expect(await shelf.keep(3, { ...carry, state: 'done' }, 50, 60)).toBe(true);
    expect((await shelf.takeUp(51, 70))?.version).toBe(4);
    const { data: _, ...told } = version(4, { carry });
    expect(await shelf.carrying()).toEqual(told);
  });
});
