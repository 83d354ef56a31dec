import { describe, expect, it } from 'vitest';
import { type ChangeablePart, changed, countyHash, countyOfStored } from '../../county/index.ts';
import { answered, county, data, items } from './answered.ts';

describe('a county that was stored', () => {
  it('is the same when it is read again', () => {
    expect(countyHash(countyOfStored(JSON.parse(JSON.stringify(data))))).toBe(countyHash(county));
  });

  it.each([[null], [{}], [{ ...data, units: 7 }], [{ ...data, calendar: {} }], [{ ...data, policy: null }]])(
    'is refused where it is damaged: %#',
    (stored) => {
      expect(() => countyOfStored(stored)).toThrow(/problems/);
    },
  );
});

describe('a part that is sent back', () => {
  it.each(Object.entries(answered))('as it was answered changes nothing: %s', (part, sent) => {
    const result = changed(data, part as ChangeablePart, sent as Record<string, unknown>);
    expect(result.ok && countyHash(result.county)).toBe(countyHash(county));
  });

  it('changes what it says', () => {
    const [first, ...rest] = county.people;
    const leave = [{ from: '2026-03-02', to: '2026-03-06' }];
    const result = changed(data, 'people', items([{ ...first, leave }, ...rest]));
    expect(
      result.ok && result.county.account('integrator:hotline', Date.parse('2026-03-03T00:00:00Z')),
    ).toMatchObject({
      onLeave: true,
    });
  });

  it('may be a calendar in the form of the file', () => {
    const table = {
      version: '2027.1',
      utcOffset: '+08:00',
      days: [{ from: '2027-10-01', to: '2027-10-03', kind: 'holiday', name: '国庆节' }],
    };
    const result = changed(data, 'calendar', table);
    expect(result.ok && Object.keys(result.county.calendar.days)).toEqual([
      '2027-10-01',
      '2027-10-02',
      '2027-10-03',
    ]);
  });

  it('may bring a new category together with its item', () => {
    const [category] = answered.categories.items;
    const [item] = county.catalogue;
    const sent = {
      items: [...county.catalogue, { ...item, id: 'tree-felling', category: 'trees' }],
      categories: [...answered.categories.items, { ...category, id: 'trees' }],
    };
    const result = changed(data, 'catalogue', sent);
    expect(result.ok && result.county.categories.some(({ id }) => id === 'trees')).toBe(true);
  });
});
