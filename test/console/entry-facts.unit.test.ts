import { describe, expect, it } from 'vitest';
import { factsOf, isHandling, shownFields } from '../../console/case/entry-facts.ts';
import { fieldTerms } from '../../domain/index.ts';

describe('what an event tells', () => {
  it('is its words first, then who, what and when, each in its form', () => {
    const data = {
      ruling: {
        lead: 'urban-management',
        helpers: ['housing', 'water'],
        dueAt: '2026-12-26T23:33:18+08:00',
        instruction: '月底前完成。',
        final: false,
      },
      person: 'officer:urban-management',
      since: '2026-11-26T23:33:18+08:00',
    };
    expect(factsOf(data)).toEqual([
      { field: 'instruction', kind: 'text', values: ['月底前完成。'] },
      { field: 'person', kind: 'person', values: ['officer:urban-management'] },
      { field: 'lead', kind: 'unit', values: ['urban-management'] },
      { field: 'helpers', kind: 'unit', values: ['housing', 'water'] },
      { field: 'dueAt', kind: 'instant', values: ['2026-12-26T23:33:18+08:00'] },
      { field: 'final', kind: 'flag', values: ['false'] },
    ]);
  });

  it('is of a correction what stood there before and what stands there now', () => {
    const now = {
      title: '路灯全灭',
      location: { address: '学府路 21 号' },
      citizen: { phone: '13700000007' },
    };
    const was = { title: '路灯不亮', location: null, citizen: { name: '王芳', phone: '13800000000' } };
    expect(factsOf({ reason: '听错了', now, was }).map(({ field, values }) => [field, values])).toEqual([
      ['reason', ['听错了']],
      ['title', ['路灯不亮 → 路灯全灭']],
      ['address', ['学府路 21 号']],
      ['phone', ['13800000000 → 13700000007']],
    ]);
    expect(factsOf({ now: { citizen: null }, was: { citizen: null } })).toEqual([]);
  });

  it('is of a case in another drawer what has changed, and whose a wrong dispatch was', () => {
    const data = {
      reason: '反映的是欠薪',
      category: { id: 'wages', limit: '10wd' },
      kind: 'complaint',
      areaId: 'lakeside-town',
      level: { urgency: 'critical' },
    };
    expect(factsOf(data, 'classified').map(({ field, kind, values }) => [field, kind, ...values])).toEqual([
      ['reason', 'text', '反映的是欠薪'],
      ['category', 'category', 'wages'],
      ['kind', 'code', 'complaint'],
      ['area', 'unit', 'lakeside-town'],
      ['urgency', 'code', 'critical'],
    ]);
    // The kind of an obligation is no fact of its own.
    expect(factsOf({ kind: 'accept' }, 'light-turned')).toEqual([]);
    expect(factsOf({ lead: 'water', mistakeOf: { unit: 'county', account: null } })).toMatchObject([
      { field: 'lead' },
      { field: 'mistakeOf', kind: 'unit', values: ['county'] },
    ]);
  });

  it.each([
    ['a code that the clock gave', { reason: 'denied-by-all' }, 'code'],
    ['words that a person wrote', { reason: '材料不全' }, 'text'],
    ['other cases', { into: '20261126-0R0AB3-S1' }, 'case'],
  ])('knows %s', (_, data, kind) => {
    expect(factsOf(data).map((fact) => fact.kind)).toEqual([kind]);
  });

  it('is of a call only the outcome that it had', () => {
    expect(factsOf({ outcome: 'none' })).toEqual([]);
    const outcomes = ['unrated', 'left'].flatMap((outcome) => factsOf({ outcome }));
    expect(outcomes.map(({ subject }) => subject)).toEqual(['outcomes', 'callOutcomes']);
  });

  it('is nothing where a field is empty, or only serves programs', () => {
    expect(factsOf({ reason: null, helpers: [], instruction: '', effect: 'x:1', policy: '2026.1' })).toEqual(
      [],
    );
  });

  it('has a name for every field that it shows', () => {
    expect(shownFields.filter((field) => !(field in fieldTerms))).toEqual([]);
  });

  it('belongs to the handling unless it is of the machinery', () => {
    expect(['accepted', 'ruled', 'effect-acknowledged', 'light-turned'].filter(isHandling)).toEqual([
      'accepted',
      'ruled',
    ]);
  });
});
