import { describe, expect, it } from 'vitest';
import { isSameMatter, isSamePlace, isSameTitle } from '../../domain/joining/same-matter.ts';

describe('two titles', () => {
  it.each([
    ['学府路窨井盖松动', '学府路窨井盖松动'],
    ['学府路窨井盖松动', '窨井盖又松动了，学府路'],
    ['路灯不亮', '门口路灯不亮三天'],
    // Two of the shorter one's four pairs.
    ['abc de fgh ij kl', 'abc de fgh x y z'],
    ['Ｈole  in the ROAD', 'a hole in the road, again'],
    ['漏水', '漏水'],
    ['水', '水'],
  ])('agree by half of the shorter one’s pairs: %s | %s', (one, other) => {
    expect([isSameTitle(one, other), isSameTitle(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['垃圾堆放', '路灯不亮'],
    // One of the shorter one's three pairs.
    ['路灯不亮', '路灯杆倾斜'],
    ['the hole in a street', 'the light of a lamp'],
    ['水', '漏水'],
    ['', '路灯'],
    ['，。', '，。'],
  ])('do not agree by less, and no sign is a word: %s | %s', (one, other) => {
    expect([isSameTitle(one, other), isSameTitle(other, one)]).toEqual([false, false]);
  });
});

describe('two places', () => {
  const at = (latitude: number, longitude = 109.5) => ({ latitude, longitude });
  // A degree of latitude is 111 195 m.
  it('are one within the policy’s metres, and not beyond them', () => {
    expect(isSamePlace(at(31), at(31 + 199 / 111_195), 200)).toBe(true);
    expect(isSamePlace(at(31), at(31 + 201 / 111_195), 200)).toBe(false);
    expect(isSamePlace(at(60), at(60, 109.5 + 199 / 111_195 / 0.5), 200)).toBe(true);
    expect(isSamePlace(at(31, 180), at(31, -180), 200)).toBe(true);
  });

  it('are one by the same address, whatever its width, signs and spaces', () => {
    expect(isSamePlace({ address: '学府路12号' }, { address: ' 学府路１２号。' }, 200)).toBe(true);
    expect(isSamePlace({ address: '学府路12号' }, { address: '学府路21号' }, 200)).toBe(false);
    expect(isSamePlace({ address: 'Main St. 1 2' }, { address: 'Main St. 12' }, 200)).toBe(false);
  });

  it('are not one where nothing is known of them', () => {
    expect(isSamePlace(null, null, 200)).toBe(false);
    expect(isSamePlace({}, {}, 200)).toBe(false);
    expect(isSamePlace({ address: '。' }, { address: '，' }, 200)).toBe(false);
    expect(isSamePlace({ latitude: 31 }, at(31), 200)).toBe(false);
  });
});

it('a matter is one only where place and title agree', () => {
  const one = { title: '窨井盖松动', location: { address: '学府路12号' } };
  expect(isSameMatter(one, { ...one }, 200)).toBe(true);
  expect(isSameMatter(one, { ...one, title: '路灯不亮' }, 200)).toBe(false);
  expect(isSameMatter(one, { ...one, location: { address: '湖滨路1号' } }, 200)).toBe(false);
  expect(isSameMatter(one, { ...one, location: null }, 200)).toBe(false);
});
