import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ChangeablePart, changed, loadCounty } from '../../county/index.ts';
import { slipOfYaml } from '../../county/reading/file-faults.ts';
import { CountyProblems } from '../../county/reading/problems.ts';
import { isRecord } from '../../domain/index.ts';
import { foreignIn } from '../support/chinese.ts';
import { answered, data } from './answered.ts';
import { problemsAfter, sampleDir } from './edited-county.ts';

const wrongValues: readonly unknown[] = [
  undefined,
  null,
  true,
  7,
  -1,
  0.5,
  1e9,
  '',
  'Bad Id',
  'no-such',
  'officer:nobody',
  '9'.repeat(2000),
  [],
  ['no-such', 'no-such'],
  [{}],
  {},
  { 'Bad Key': 'x', more: {} },
];

/** Every place of a value: its fields and the first entry of each list. */
function* placesIn(value: unknown, at: readonly string[] = []): Generator<readonly string[]> {
  if (at.length > 0) yield at;
  if (typeof value !== 'object' || value === null) return;
  const inside = Array.isArray(value) ? value.slice(0, 1).entries() : Object.entries(value);
  for (const [key, entry] of inside) yield* placesIn(entry, [...at, String(key)]);
}

/** A copy with another value at the place. Undefined takes the field out. */
function withValue(of: unknown, [step = '', ...rest]: readonly string[], value: unknown): unknown {
  const next = (entry: unknown) => (rest.length === 0 ? value : withValue(entry, rest, value));
  if (Array.isArray(of)) return of.map((entry, index) => (String(index) === step ? next(entry) : entry));
  return isRecord(of) ? { ...of, [step]: next(of[step]) } : of;
}

const days = Object.fromEntries(Object.entries(answered.calendar.days).slice(0, 2));
// One level with one limit reads like all of them.
const policy = { ...answered.policy, urgency: { urgent: { accept: '2h' } } };
const whole: Readonly<Record<ChangeablePart, object>> = {
  ...answered,
  policy,
  calendar: { ...answered.calendar, days },
};
const parts = Object.keys(whole) as ChangeablePart[];

describe('a reason that a part of the county is refused', () => {
  it.each(parts)('has no code or English in its Chinese sentence: %s', (part) => {
    const told = new Map<string, string>();
    for (const place of placesIn(whole[part])) {
      for (const value of wrongValues) {
        const sent = withValue(whole[part], place, value) as Record<string, unknown>;
        const result = changed(data, part, sent);
        if (result.ok) continue;
        for (const { zh, en } of result.problems) told.set(zh, en);
      }
    }
    expect(told.size).toBeGreaterThan(5);
    expect([...told.keys()].filter((zh) => foreignIn(zh) !== '')).toEqual([]);
    expect([...told.values()].filter((en) => /\p{Script=Han}/u.test(en))).toEqual([]);
  });
});

describe('a reason that a file of the county is refused', () => {
  const slips: readonly (readonly [what: string, to: string])[] = [
    ['an open bracket', 'leaders: ['],
    ['a tab', 'leaders:\n\t- a: 1\nx:'],
    ['a key twice', 'leaders: []\nleaders:'],
    ['an unknown alias', 'leaders: *nobody\nx:'],
    ['an unknown tag', 'leaders: !!nothing x\ny:'],
    ['a sign that begins no value', 'leaders: @x\ny:'],
    ['an escape', 'leaders: "\\q"\ny:'],
    ['two documents', 'leaders: []\n---\nx:'],
    ['a map on one line', 'leaders: a: b\nx:'],
  ];
  it.each(slips)('has no code or English in its Chinese sentence: %s', async (_, to) => {
    const problems = await problemsAfter(['leaders.yaml', 'leaders:', to]);
    expect(problems.map(({ reason }) => foreignIn(reason.zh)).join('')).toBe('');
  });

  it('names what is wrong with YAML', () => {
    const { zh, en } = slipOfYaml('TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    expect(zh).toBe('YAML 写法有误：缩进只能用空格，不能用制表符');
    expect(en).toBe('Not well-formed YAML: Tabs are not allowed as indentation');
  });

  it.each([
    ['no directory', '/nowhere/at/all', '读不到文件：文件不存在'],
    ['a file in its place', `${sampleDir}/county.yaml`, '读不到文件：“'],
  ])('says why it cannot be read: %s', async (_, dir, zh) => {
    const error: unknown = await loadCounty(dir).catch((thrown: unknown) => thrown);
    const problems = error instanceof CountyProblems ? error.problems : [];
    expect(problems.length).toBeGreaterThan(0);
    for (const { reason } of problems) {
      expect(reason.zh).toContain(zh);
      expect(foreignIn(reason.zh)).toBe('');
    }
  });
});

describe('a Chinese sentence in the source of county/', () => {
  /** The text of a log, which is in both languages. */
  const isOfBothLanguages = (text: string) => text.includes(' · ');
  const filled =
    /\$\{(?:quoted\([^)]*\)|codes\.map\(quoted\)\.join\('、'\)|unreadable\[[^}]*|slips\[[^}]*)\}/g;
  const sentences = readdirSync(sampleDir, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const code = readFileSync(join(sampleDir, name), 'utf8').replaceAll(
        /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm,
        '',
      );
      return [...code.matchAll(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g)].map(([text]) => ({ name, text }));
    })
    .filter(({ text }) => /\p{Script=Han}/u.test(text) && !isOfBothLanguages(text));

  it('quotes what somebody typed, and has no code or English of its own', () => {
    expect(sentences.length).toBeGreaterThan(60);
    const wrong = sentences.filter(({ text }) => foreignIn(text.replaceAll(filled, '')) !== '');
    expect(wrong).toEqual([]);
  });
});
