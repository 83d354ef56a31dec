import { expect, it } from 'vitest';
import { isFoundBy } from '../../console/commands/found-by.ts';

it('finds a unit by the characters that people shorten it to, in their order alone', () => {
  expect(isFoundBy('城管', '城市管理综合执法局')).toBe(true);
  expect(isFoundBy('住建局', '住房和城乡建设局')).toBe(true);
  expect(isFoundBy('管城', '城市管理综合执法局')).toBe(false);
  expect(isFoundBy('ＵＲＢＡＮ man', 'Urban management')).toBe(true);
  expect(isFoundBy('', '城管局')).toBe(true);
});
