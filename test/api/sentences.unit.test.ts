import { describe, expect, it } from 'vitest';
import { type ApiCode, apiSentences } from '../../api/http/sentences/sentences.ts';
import { bodySchema, listQuery, problemsOf } from '../../contract/index.ts';
import {
  type AnyRule,
  allRules,
  fieldWording,
  fillSentence,
  type RefusalParams,
  registerBody,
} from '../../domain/index.ts';
import { places } from '../../domain/wording/explain.ts';
import { bodyProblem } from '../../workflows/body-problem.ts';
import { foreignIn } from '../support/chinese.ts';

const codes = Object.keys(apiSentences) as ApiCode[];
const placesIn = ({ zh, en }: { zh: string; en: string }): string[] =>
  [...`${zh}${en}`.matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place);

/** Each place as the API fills it. */
const given: RefusalParams = {
  appeal: '20261122-7K3M9Q',
  appeals: ['20261122-7K3M9Q', '20261122-AAAAAA'],
  attachment: '7',
  bytes: 12,
  category: 'street-lighting',
  command: 'abolish',
  count: 2,
  first: '标题：必填',
  firstEn: 'title: is missing',
  known: 'accept, claim',
  least: 12,
  most: 50,
  names: '供电、供水',
  namesEn: 'power, water',
  received: 5,
  seconds: 40,
  taken: ['JPEG'],
  what: 'a ZIP archive',
  whatZh: '压缩包',
  way: 'Unpack it.',
  wayZh: '请解压。',
  until: '2026-03-07T00:00:00+08:00',
  version: '0-abc',
};

describe('a sentence of the API', () => {
  it.each(codes)('%s is filled, and Chinese where it is Chinese', (code) => {
    const sentence = apiSentences[code];
    for (const place of placesIn(sentence)) {
      expect(Object.hasOwn(places, place), place).toBe(true);
      if (place !== 'method') expect(given[place], place).toBeDefined();
    }
    const { zh, en } = fillSentence(sentence, { ...given, method: '' });
    expect(foreignIn(zh)).toBe('');
    expect(zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(zh).not.toMatch(/\p{Script=Han} \d|\d \p{Script=Han}/u);
    expect(en).not.toMatch(/[{}_一-鿿]|undefined/);
    expect(en).toMatch(/^[A-Z\d].*\.$/);
  });
});

/** Values that are wrong for every kind of field in one way or another. */
const wrongs: readonly unknown[] = [
  undefined,
  '',
  'x'.repeat(20_000),
  'two\nlines',
  '~sealed:x',
  -1e12,
  1e12,
  1.5,
  true,
  [],
  Array.from({ length: 5000 }, () => 'x'),
  { strange: 1 },
];

describe('what is wrong with a field', () => {
  const shapes = Object.values<AnyRule>(allRules).map(({ name, body }) => [name, body] as const);

  it.each([['register', registerBody] as const, ...shapes])('of %s is said in Chinese', (_, shape) => {
    for (const wrong of wrongs) {
      const body = Object.fromEntries(Object.keys(shape).map((field) => [field, wrong]));
      for (const { path, zh, en } of problemsOf(bodySchema(shape), { ...body, unknownField: 1 })) {
        expect(foreignIn(fieldWording(path).zh + zh), `${path}: ${en}`).toBe('');
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).not.toMatch(/[一-鿿]/);
      }
      const inWorkflow = bodyProblem(shape, body);
      if (inWorkflow) expect(foreignIn(inWorkflow.zh), inWorkflow.en).toBe('');
    }
  });

  it('of a query is said in Chinese', () => {
    const query = Object.fromEntries(Object.keys(listQuery.shape).map((name) => [name, '\u0000']));
    const problems = problemsOf(listQuery, { ...query, status: 'asleep', limit: '900', cursor: '' });
    expect(problems.length).toBeGreaterThan(5);
    for (const { path, zh } of problems) expect(foreignIn(fieldWording(path).zh + zh), path).toBe('');
  });

  it('has every field of every body in the table of terms', () => {
    const fields = [registerBody, ...shapes.map(([, body]) => body)].flatMap(Object.keys);
    expect([...new Set(fields)].filter((field) => fieldWording(field).zh.startsWith('“'))).toEqual([]);
  });

  it('names the terms that a choice allows', () => {
    const [problem] = problemsOf(bodySchema({ kind: registerBody.kind }), { kind: 'x' });
    expect(problem?.zh).toBe('只能是：求助、投诉、建议、咨询、民事代办、主动治理、作风举报、领导批示');
  });

  it('says where in a list it is', () => {
    expect(fieldWording('participants.people.3.name').zh).toBe('参与人的人员名单第4项的姓名');
  });
});
