import { describe, expect, it } from 'vitest';
import { type County, loadCounty } from '../../county/index.ts';
import { type Actor, type DispatchRule, isRefusal, register } from '../../domain/index.ts';
import { type Edit, editedCounty, expectTold, type Mistake, sampleDir } from './edited-county.ts';

const sample = await loadCounty(sampleDir);
const nowMs = Date.parse('2026-03-02T10:00:00+08:00');
const hotline: Actor = { account: 'integrator:hotline', unit: null, role: 'integrator' };
const clerk: Actor = { account: 'clerk:lakeside-village', unit: 'lakeside-village', role: 'clerk' };
const seat: Actor = { account: 'clerk:hotline', unit: 'county', role: 'clerk' };

const rule = '  - { category: markets, unit: urban-management }\n';
const withRules = (...rules: string[]): Edit => [
  'dispatch.yaml',
  rule,
  `${rule}${rules.map((text) => `  - ${text}\n`).join('')}`,
];
const roads = await editedCounty(
  withRules(
    '{ category: roads, unit: transport, helpers: [housing] }',
    '{ category: roads, area: lakeside-town, unit: lakeside-town }',
    '{ category: roads, area: hillside-village, pool: [hillside-town, transport], fallback: transport }',
    '{ category: gas, area: lakeside-village, unit: gas }',
  ),
);

function ruleOf(county: County, category: string, area?: string, by = hotline): DispatchRule | null {
  const kept = county.atRegistration(category, by, nowMs, area);
  if (isRefusal(kept)) throw new Error(kept.refused);
  return kept.dispatchRule ?? null;
}
const leadOf = (found: DispatchRule | null) => (found?.to === 'unit' ? found.lead.id : found);

describe('a dispatch rule', () => {
  it('of the sample county sends a stall on the pavement to the enforcement unit, and nothing else anywhere', () => {
    const sent = sample.categories.flatMap(({ id }) => (ruleOf(sample, id) ? [id] : []));
    expect(sent).toEqual(['markets']);
    expect(leadOf(ruleOf(sample, 'markets', '湖滨路 8 号'))).toBe('urban-management');
  });

  it('dispatches in the instant of the filing, with the unit’s people', () => {
    const kept = sample.atRegistration('markets', hotline, nowMs);
    if (isRefusal(kept)) throw new Error(kept.refused);
    const body = { kind: 'complaint', title: '占道', description: 'd', category: 'markets' } as const;
    const done = register('A1', body, kept, hotline, nowMs);
    if (isRefusal(done)) throw new Error(done.refused);
    expect(done.state.stage).toMatchObject({
      status: 'assigned',
      liable: { unit: 'urban-management', person: 'officer:urban-management' },
    });
  });

  it('for the village wins over its town’s, and the town’s over the one for any', () => {
    expect(leadOf(ruleOf(roads, 'roads'))).toBe('transport');
    expect(leadOf(ruleOf(roads, 'roads', 'lakeside-town'))).toBe('lakeside-town');
    expect(leadOf(ruleOf(roads, 'roads', 'lakeside-village'))).toBe('lakeside-town');
    expect(leadOf(ruleOf(roads, 'roads', 'hillside-town'))).toBe('transport');
    expect(ruleOf(roads, 'roads', 'hillside-village')).toMatchObject({
      to: 'pool',
      units: [{ id: 'hillside-town' }, { id: 'transport' }],
      fallback: { id: 'transport' },
    });
    expect(ruleOf(roads, 'roads')).toMatchObject({ helpers: [{ id: 'housing' }] });
  });

  it('for one area says nothing of another', () => {
    expect(ruleOf(roads, 'gas')).toBeNull();
    expect(ruleOf(roads, 'gas', 'lakeside-town')).toBeNull();
    expect(leadOf(ruleOf(roads, 'gas', 'lakeside-village'))).toBe('gas');
  });

  it('leaves what a village clerk files to the clerk, but not what a hotline seat does', () => {
    expect(ruleOf(roads, 'roads', 'lakeside-village', clerk)).toBeNull();
    expect(leadOf(ruleOf(roads, 'roads', undefined, seat))).toBe('transport');
  });
});

const mistake = (what: string, entry: string, at: string, zh: string, en: string): Mistake => [
  what,
  withRules(entry),
  at,
  zh,
  en,
];
const mistakes: readonly Mistake[] = [
  mistake(
    'an unknown category',
    '{ category: steam, unit: gas }',
    'category: steam',
    '没有类别“steam”',
    'there is no category steam',
  ),
  mistake(
    'a confidential category',
    '{ category: misconduct, unit: gas }',
    'category: misconduct',
    '保密',
    'is confidential',
  ),
  mistake(
    'an area that is no town',
    '{ category: gas, area: housing, unit: gas }',
    'category: gas',
    '不是乡镇或村',
    'neither a town',
  ),
  mistake(
    'an unknown unit',
    '{ category: gas, unit: steam }',
    'category: gas',
    '没有单位“steam”',
    'there is no unit steam',
  ),
  mistake(
    'a unit without officers',
    '{ category: gas, unit: county }',
    'category: gas',
    '没有承办人',
    'nobody to handle',
  ),
  mistake(
    'an unknown fallback',
    '{ category: gas, pool: [gas], fallback: steam }',
    'category: gas',
    '没有单位“steam”',
    'there is no unit steam',
  ),
  mistake(
    'neither unit nor pool',
    '{ category: gas }',
    'category: gas',
    '二者取一',
    'either a unit or a pool',
  ),
  mistake(
    'both unit and pool',
    '{ category: gas, unit: gas, pool: [gas] }',
    'category: gas',
    '二者取一',
    'either',
  ),
  mistake(
    'helpers of a pool',
    '{ category: gas, pool: [gas], helpers: [power] }',
    'category: gas',
    '“unit”同用',
    'helpers go',
  ),
  mistake(
    'a second rule for the same',
    '{ category: markets, unit: gas }',
    'category: markets, unit: gas',
    '已有规则',
    'there is a rule',
  ),
];

describe('a mistake in the dispatch rules is told with its file, its line and a reason in both languages', () => {
  it.each(mistakes)('%s', (_, ...told) => expectTold(...told));
});
