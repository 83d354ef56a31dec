import { describe, expect, it } from 'vitest';
import { accepted, at, given, housing, iso, local, promised, water } from '../support/domain-kit.ts';

const made = (change: object = {}) => ({
  catalogueItem: 'pothole',
  dueAt: iso('2026-03-06 18:00'),
  contactedAt: iso('2026-03-02 10:02'),
  contactMeans: 'phone',
  ...change,
});

describe('a promise', () => {
  it('records the contact and the catalogue’s standard, and ends the obligation to promise', () => {
    const appeal = given(...accepted)
      .when('promise', made(), housing)
      .brings('promised');
    expect(appeal.state.promise).toMatchObject({
      unit: 'housing',
      catalogueItem: 'pothole',
      standard: 'pothole as the rules say',
      fee: 0,
      contactMeans: 'phone',
      dueAtMs: at('2026-03-06 18:00'),
      contactedAtMs: at('2026-03-02 10:02'),
    });
    expect(appeal.kinds()).toEqual(['complete', 'progress']);
  });

  it('shortens the time to complete and keeps its beginning', () => {
    const before = given(...accepted).owed('complete');
    const after = given(...promised).owed('complete');
    expect(local(after.dueAtMs)).toBe('2026-03-06 18:00');
    expect(local(after.redAtMs)).toBe('2026-03-06 18:00');
    expect(after).toMatchObject({ id: before.id, sinceMs: before.sinceMs, limit: before.limit });
  });

  it('does not move the date of the whole case', () => {
    expect(given(...promised).state.overallDueAtMs).toBe(given().state.overallDueAtMs);
  });

  it('makes progress owed week by week', () => {
    expect(local(given(...promised).owed('progress').dueAtMs)).toBe('2026-03-10 00:00');
  });

  it('is no later than the item’s limit, counted from the dispatch', () => {
    given(...accepted)
      .when('promise', made({ dueAt: iso('2026-03-10 00:01') }), housing)
      .refused('promise-beyond-catalogue', { latest: '2026-03-10T00:00:00+08:00' });
    given(...accepted)
      .when('promise', made({ dueAt: iso('2026-03-10 00:00') }), housing)
      .brings('promised');
  });

  it('is no later than the completion is due', () => {
    given(...accepted)
      .when('promise', made({ catalogueItem: 'lamp', dueAt: iso('2026-03-12 00:01') }), housing)
      .refused('promise-beyond-limit', { latest: '2026-03-12T00:00:00+08:00' });
  });

  it('can be made again, but only to an earlier date', () => {
    given(...promised)
      .when('promise', made({ dueAt: iso('2026-03-07 10:00') }), housing)
      .refused('promise-beyond-limit');
    const earlier = given(...promised).when('promise', made({ dueAt: iso('2026-03-05 10:00') }), housing);
    earlier.brings('promised');
    expect(local(earlier.owed('complete').dueAtMs)).toBe('2026-03-05 10:00');
    expect(earlier.owedAll('progress')).toHaveLength(1);
  });

  it('is chosen from the catalogue, for this category or for all', () => {
    given(...accepted)
      .when('promise', made({ catalogueItem: 'nothing' }), housing)
      .refused('unknown-catalogue-item');
    given(...accepted)
      .when('promise', made({ catalogueItem: 'noise' }), housing)
      .refused('item-of-other-category');
    given(...accepted)
      .when('promise', made({ catalogueItem: 'lamp' }), housing)
      .brings('promised');
  });

  it('speaks of a contact that has been and a date to come', () => {
    given(...accepted)
      .when('promise', made({ contactedAt: iso('2026-03-02 10:30') }), housing)
      .refused('date-future');
    given(...accepted)
      .when('promise', made({ contactedAt: iso('2026-03-01 10:00') }), housing)
      .refused('date-before-filing');
    given(...accepted)
      .when('promise', made({ dueAt: iso('2026-03-02 10:00') }), housing)
      .refused('date-past');
  });

  it('is the liable unit’s own', () => {
    given(...accepted)
      .when('promise', made(), water)
      .refused('not-yours');
  });
});
