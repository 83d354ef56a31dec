import type { Wording } from './wording.ts';

/** Sentences on a value that a schema refuses, for requests and for the county's files alike. */

const fault = (zh: string, en: string): Wording => ({ zh, en });

export const missingValue = fault('必填', 'is missing');
export const wrongValue = fault('填写有误', 'is wrong');
export const wrongLimit = fault(
  '不是时限，应形如“30s”（秒）、“15m”（分钟）、“48h”（小时）、“same-day”（当日）、“3d”（自然日）、“7wd”（工作日）',
  'is no limit: write it like 30s, 15m, 48h, same-day, 3d (calendar days) or 7wd (working days)',
);

const ofType: Readonly<Record<string, Wording>> = {
  string: fault('须为文字', 'must be text'),
  number: fault('须为数字', 'must be a number'),
  int: fault('须为整数', 'must be a whole number'),
  boolean: fault('须为是或否', 'must be true or false'),
  array: fault('须为列表', 'must be a list'),
  object: fault('须为一组字段', 'must be an object'),
  record: fault('须为一组字段', 'must be an object'),
};

/** The type that a value must have. `input` is the refused value. */
export const wrongType = (expected: string, input: unknown): Wording =>
  input === undefined ? missingValue : (ofType[expected] ?? wrongValue);

export function tooSmall(origin: string, least: number | bigint): Wording {
  if (origin === 'string') return fault('不能为空', 'must not be empty');
  if (origin === 'array') return fault(`至少${least}项`, `at least ${least} entries`);
  return fault(`不能小于${least}`, `must not be below ${least}`);
}

export function tooBig(origin: string, most: number | bigint): Wording {
  if (origin === 'string') return fault(`最多${most}个字符`, `at most ${most} characters`);
  if (origin === 'array') return fault(`最多${most}项`, `at most ${most} entries`);
  return fault(`不能大于${most}`, `must not be above ${most}`);
}
