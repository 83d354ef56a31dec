import { describe, it } from 'vitest';
import { expectTold, type Mistake } from './edited-county.ts';

const mistakes: readonly Mistake[] = [
  [
    'a parent that is no unit',
    ['units.yaml', 'parent: lakeside-town', 'parent: seaside-town'],
    'parent: seaside-town',
    '没有单位“seaside-town”',
    'there is no unit seaside-town',
  ],
  [
    'a second root',
    ['units.yaml', '    parent: county\n    name: { zh: 住房', '    name: { zh: 住房'],
    '- id: housing',
    '“housing”没有写上级',
    'housing has no parent',
  ],
  [
    'a tree that runs in a circle',
    [
      'units.yaml',
      'parent: county\n    name: { zh: 湖畔镇',
      'parent: lakeside-village\n    name: { zh: 湖畔镇',
    ],
    'parent: lakeside-village',
    '“lakeside-town”的上级绕成一圈',
    'the parents of lakeside-town run in a circle',
  ],
  [
    'a head from another unit',
    ['units.yaml', 'head: officer:power', 'head: officer:water'],
    'head: officer:water',
    '“officer:water”不属于单位“power”',
    'officer:water does not belong to power',
  ],
  [
    'a head whom nobody knows',
    ['units.yaml', 'head: officer:gas', 'head: officer:gass'],
    'head: officer:gass',
    '没有账号“officer:gass”',
    'there is no account officer:gass',
  ],
  [
    'a centre in the charge of somebody who is no centre',
    ['units.yaml', 'centre: centre:lakeside-town', 'centre: officer:lakeside-town'],
    'centre: officer:lakeside-town',
    '的角色不是服务中心',
    'is not centre',
  ],
  [
    'an id that is taken',
    ['units.yaml', '- id: gas', '- id: water'],
    '- id: water\n    kind: utility\n    parent: county\n    name: { zh: 燃气',
    '“id”的值“water”重复',
    'id water is listed twice',
  ],
  [
    'a field that does not exist',
    ['units.yaml', 'kind: village', 'kind: village\n    chief: nobody'],
    'chief: nobody',
    '没有“chief”这一项',
    'there is no field "chief"',
  ],
  [
    'a kind of unit that does not exist',
    ['units.yaml', 'kind: utility', 'kind: bank'],
    'kind: bank',
    '“kind”：只能写“county”、“town”、“village”、“department”、“utility”、“office”',
    'kind: must be one of county, town',
  ],
  [
    'a person of no unit',
    ['people.yaml', 'officer:power-2, unit: power', 'officer:power-2, unit: steam'],
    'unit: steam',
    '没有单位“steam”',
    'there is no unit steam',
  ],
  [
    'a role that does not exist',
    ['people.yaml', 'account: auditor:county', 'account: mayor:county'],
    'account: mayor:county',
    '冒号前不是工作人员的角色',
    'no role of the staff',
  ],
  [
    'an officer without a unit',
    ['people.yaml', 'officer:gas, unit: gas', 'officer:gas'],
    'account: officer:gas,',
    '“officer:gas”没有写单位',
    'officer:gas has no unit',
  ],
  [
    'a leave on a day that is none',
    ['people.yaml', 'to: 2026-02-27 }]\n  -', 'to: 2026-02-30 }]\n  -'],
    'to: 2026-02-30 }]\n  -',
    '没有这一天',
    'no such day',
  ],
  [
    'a leave that ends before it begins',
    ['people.yaml', 'from: 2026-02-24, to: 2026-02-27 }]\n  -', 'from: 2026-02-24, to: 2026-02-20 }]\n  -'],
    'to: 2026-02-20 }]\n  -',
    '休假的结束早于开始',
    'the leave ends before it begins',
  ],
  [
    'a portfolio of somebody who is no leader',
    ['leaders.yaml', 'account: leader:urban', 'account: officer:housing'],
    'account: officer:housing',
    '“officer:housing”不是县领导',
    'officer:housing is no county leader',
  ],
  [
    'a portfolio with an unknown unit',
    ['leaders.yaml', 'units: [housing', 'units: [hosing'],
    'units: [hosing',
    '没有单位“hosing”',
    'there is no unit hosing',
  ],
  [
    'a category with two leaders',
    ['leaders.yaml', '        markets,', '        roads,'],
    '        roads,',
    '“roads”已由“leader:urban”分管',
    'roads is with leader:urban already',
  ],
  [
    'a leader who is their own deputy',
    ['leaders.yaml', 'deputy: leader:deputy', 'deputy: leader:urban'],
    'deputy: leader:urban',
    '不能由本人代理',
    'nobody is their own deputy',
  ],
];

describe('a mistake in units, people or leaders is told with its file, its line and a reason in both languages', () => {
  it.each(mistakes)('%s', (_, ...mistake) => expectTold(...mistake));
});
