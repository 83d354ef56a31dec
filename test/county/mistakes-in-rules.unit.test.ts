import { describe, it } from 'vitest';
import { expectTold, type Mistake } from './edited-county.ts';

const mistakes: readonly Mistake[] = [
  [
    'a limit that is none',
    ['categories.yaml', 'limit: 20wd', 'limit: 3 weeks'],
    'limit: 3 weeks',
    'limit”：不是时限',
    'limit: is no limit',
  ],
  [
    'a catalogue item for an unknown category',
    ['catalogue.yaml', 'category: gas', 'category: steam'],
    'category: steam',
    '没有类别“steam”',
    'there is no category steam',
  ],
  [
    'a catalogue item with an unknown agent',
    ['catalogue.yaml', 'agent: clerk:hillside-village', 'agent: clerk:seaside-village'],
    'agent: clerk:seaside-village',
    '没有账号“clerk:seaside-village”',
    'there is no account clerk:seaside-village',
  ],
  [
    'a light that turns at no time',
    ['policy.yaml', 'red: "+0" }\n\n', 'red: soon }\n\n'],
    'red: soon',
    '不是亮灯点',
    'no light mark',
  ],
  [
    'a light for an obligation that does not exist',
    ['policy.yaml', '  claim: { yellow', '  clam: { yellow'],
    'clam: { yellow',
    '没有“clam”这一项',
    'there is no field "clam"',
  ],
  [
    'a number of the policy that is missing',
    ['policy.yaml', '  ruling: 5wd', '  # ruling: 5wd'],
    'limits:\n',
    '“limits.ruling”：必填',
    'limits.ruling: is missing',
  ],
  [
    'a share of the whole',
    ['policy.yaml', 'dissatisfied: 1, of: 3', 'dissatisfied: 3, of: 3'],
    'groupShare:',
    '份额须小于一',
    'the share must be below one',
  ],
  [
    'a day that the calendar lists twice',
    ['calendar.yaml', 'day: 2026-01-04', 'day: 2026-01-03'],
    'day: 2026-01-03',
    '重复列出',
    '2026-01-03: listed twice',
  ],
  [
    'a span of the calendar that runs backwards',
    ['calendar.yaml', 'to: 2026-10-07', 'to: 2026-09-07'],
    'to: 2026-09-07',
    '结束早于开始',
    'ends before it begins',
  ],
  [
    'an unknown default leader',
    ['county.yaml', 'defaultLeader: leader:deputy', 'defaultLeader: leader:nobody'],
    'defaultLeader: leader:nobody',
    '没有账号“leader:nobody”',
    'there is no account leader:nobody',
  ],
  [
    "a county's centre that is none",
    ['county.yaml', 'centre: county', 'centre: housing'],
    'centre: housing',
    '“housing”没有服务中心',
    'housing has no service centre',
  ],
  [
    'two time zones',
    ['county.yaml', '"+08:00"', '"+07:00"'],
    'utcOffset: "+07:00"',
    '时区与“calendar.yaml”不一致',
    'the offset differs from calendar.yaml',
  ],
  [
    'a slip of YAML',
    ['leaders.yaml', 'units: [housing, ', 'units: [housing, }'],
    'units: [housing, }',
    'YAML 写法有误',
    'Not well-formed YAML',
  ],
];

describe('a mistake in categories, catalogue, policy, calendar or county.yaml is told with its file, its line and a reason in both languages', () => {
  it.each(mistakes)('%s', (_, ...mistake) => expectTold(...mistake));
});
