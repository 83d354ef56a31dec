import { describe, expect, it } from 'vitest';
import { type ChangeablePart, changed } from '../../county/index.ts';
import { answered, county, data, items } from './answered.ts';

const problemsOf = (part: ChangeablePart, sent: object) => {
  const result = changed(data, part, sent as Record<string, unknown>);
  return result.ok ? [] : result.problems;
};

const { calendar, policy } = county;
const bad: readonly (readonly [
  what: string,
  part: ChangeablePart,
  sent: object,
  path: string,
  zh: string,
  en: string,
])[] = [
  ['no list', 'units', {}, 'items', '列表', 'list'],
  ['a list that is none', 'people', { items: 'all' }, 'items', '列表', 'list'],
  ['an entry that is none', 'leaders', items([7]), 'items.0', '', ''],
  [
    'an unknown field',
    'units',
    { ...answered.units, more: 1 },
    'more',
    '没有“more”这一项',
    'no field "more"',
  ],
  [
    'a unit that leaders and rules still name',
    'units',
    items(county.units.filter(({ id }) => id !== 'gas')),
    'leaders.items.0.units.3',
    '没有单位“gas”',
    'there is no unit gas',
  ],
  [
    'a person who heads a unit',
    'people',
    items(county.people.filter(({ account }) => account !== 'officer:gas')),
    `units.items.${county.units.findIndex(({ id }) => id === 'gas')}.head`,
    '没有账号“officer:gas”',
    'there is no account officer:gas',
  ],
  [
    'a role that is not the account’s',
    'people',
    items(county.people.map((person, index) => (index === 0 ? { ...person, role: 'admin' } : person))),
    'items.0',
    '“role”与账号的角色不符',
    'the role is not the account’s',
  ],
  [
    'a deputy who is no leader',
    'leaders',
    items(county.leaders.map((leader) => ({ ...leader, deputy: 'officer:gas' }))),
    'items.0.deputy',
    '“officer:gas”不是县领导',
    'officer:gas is no county leader',
  ],
  [
    'a category that items still name',
    'categories',
    items(answered.categories.items.filter(({ id }) => id !== 'roads')),
    'catalogue.items.10.category',
    '没有类别“roads”',
    'there is no category roads',
  ],
  [
    'a limit of an item',
    'catalogue',
    items(county.catalogue.map((item, index) => (index === 2 ? { ...item, limit: 'soon' } : item))),
    'items.2.limit',
    '不是时限',
    'no limit',
  ],
  [
    'a category sent with the catalogue',
    'catalogue',
    { ...answered.catalogue, categories: [{ id: 'roads' }] },
    'categories.0.limit',
    '',
    '',
  ],
  [
    'a rule to nowhere',
    'dispatch',
    items([{ category: 'roads', unit: 'steam' }]),
    'items.0.unit',
    '没有单位',
    'no unit',
  ],
  ['a number of the policy', 'policy', { ...policy, callBackAttempts: 0 }, 'callBackAttempts', '', ''],
  [
    'a limit of the policy',
    'policy',
    { ...policy, limits: { ...policy.limits, claim: 'x' } },
    'limits.claim',
    '不是时限',
    'no limit',
  ],
  [
    'a day that is none',
    'calendar',
    { ...calendar, days: { ...calendar.days, '2026-02-30': { kind: 'holiday', name: 'x' } } },
    'days.2026-02-30',
    '没有这一天',
    'no such day',
  ],
  [
    'a kind of day',
    'calendar',
    { ...calendar, days: { '2026-02-27': { kind: 'feast', name: 'x' } } },
    'days.2026-02-27.kind',
    '',
    '',
  ],
  [
    'another time zone than the county’s',
    'calendar',
    { ...calendar, utcOffsetMinutes: 540 },
    'county.utcOffset',
    '不一致',
    'differs',
  ],
  ['a calendar without days', 'calendar', { version: 'x' }, 'days', '', ''],
];

describe('a change that is wrong is told with its place and a reason in both languages', () => {
  it.each(bad)('%s', (_, part, sent, path, zh, en) => {
    expect(problemsOf(part, sent)).toContainEqual({
      path,
      zh: expect.stringContaining(zh),
      en: expect.stringContaining(en),
    });
  });

  it('with everything else that is wrong', () => {
    const sent = { ...policy, reviewer: 'nobody', extra: 1, limits: { ...policy.limits, claim: 'x' } };
    expect(
      problemsOf('policy', sent)
        .map(({ path }) => path)
        .sort(),
    ).toEqual(['extra', 'limits.claim', 'reviewer']);
  });
});
