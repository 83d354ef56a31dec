import { describe, expect, it } from 'vitest';
import {
  bodyOf,
  dayEndedAt,
  emptyForm,
  endOfDay,
  isComplete,
  kindsOf,
  proposedCategory,
  titleOf,
} from '../../console/filing/filing.ts';

const named = (id: string, zh: string, en: string) => ({ id, name: { zh, en } });
const categories = [
  named('street-lighting', '路灯照明', 'Street lighting'),
  named('water', '供水', 'Water supply'),
];
const items = [{ ...named('pressure', '水压不足处理', 'Low pressure'), category: 'water' }];

describe('a filing on the page', () => {
  it('has its first sentence as title, unless one is typed', () => {
    const description = '晚自习放学这条路三百米没有一盏灯亮。孩子不敢走。';
    expect(titleOf({ title: '', description })).toBe('晚自习放学这条路三百米没有一盏灯亮');
    expect(titleOf({ title: ' 路灯不亮 ', description })).toBe('路灯不亮');
  });

  it('cuts a title by characters, so that a rare one stays whole', () => {
    expect([...titleOf({ title: '', description: '𠮷'.repeat(60) })]).toHaveLength(40);
  });

  it('leaves out what is empty, and reads wide digits', () => {
    const typed = {
      ...emptyForm,
      phone: '１３８０００００００１',
      description: '灯不亮',
      category: 'street-lighting',
    };
    expect(bodyOf(typed)).toEqual({
      kind: 'request',
      title: '灯不亮',
      description: '灯不亮',
      category: 'street-lighting',
      channel: 'phone',
      citizen: { name: undefined, phone: '13800000001' },
    });
  });

  it('carries no contact of somebody who stays anonymous', () => {
    const typed = {
      ...emptyForm,
      phone: '13800000001',
      name: '王',
      anonymous: true,
      description: '灯',
      category: 'x',
    };
    expect(bodyOf(typed)).toMatchObject({ anonymous: true });
    expect(bodyOf(typed)).not.toHaveProperty('citizen');
  });

  it('asks for nothing before text, category and number are there', () => {
    const typed = { ...emptyForm, description: '灯', category: 'x' };
    expect(isComplete(typed)).toBe(false);
    expect(isComplete({ ...typed, phone: '13800000001' })).toBe(true);
    expect(isComplete({ ...typed, anonymous: true })).toBe(true);
  });
});

describe('a leader’s instruction on the page', () => {
  const typed = {
    ...emptyForm,
    kind: 'instruction',
    description: '三月底前解决积水。',
    category: 'roads',
    leader: 'leader:urban',
    dueAt: endOfDay('2026-03-31', '+08:00'),
  };

  it('carries the leader and the end of the leader’s day, and nobody’s contact', () => {
    expect(bodyOf({ ...typed, phone: '13800000001', anonymous: true })).toEqual({
      kind: 'instruction',
      title: '三月底前解决积水',
      description: '三月底前解决积水。',
      category: 'roads',
      channel: 'instruction',
      leader: 'leader:urban',
      dueAt: '2026-04-01T00:00:00+08:00',
    });
    expect([dayEndedAt(typed.dueAt), dayEndedAt(''), endOfDay('', '+08:00')]).toEqual(['2026-03-31', '', '']);
  });

  it('is complete with leader and date, without a telephone', () => {
    expect(isComplete(typed)).toBe(true);
    expect(isComplete({ ...typed, leader: '' })).toBe(false);
    expect(isComplete({ ...typed, dueAt: '' })).toBe(false);
  });

  it('is supervision’s only kind, one of a centre’s, and none of a clerk’s', () => {
    expect(kindsOf('supervision')).toEqual(['instruction']);
    expect(kindsOf('centre')).toContain('instruction');
    expect(kindsOf('clerk')).not.toContain('instruction');
  });
});

describe('the proposed category', () => {
  it.each([
    ['学校门口路灯全部不亮', 'street-lighting'],
    ['家里水压不足，五楼没有水', 'water'],
    ['邻居太吵', null],
    ['', null],
  ])('for %s is %s', (text, category) => {
    expect(proposedCategory(text, categories, items)).toBe(category);
  });
});
