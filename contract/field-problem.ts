import type { z } from 'zod';
import {
  missingValue,
  type Terms,
  tooBig,
  tooSmall,
  words,
  wrongLimit,
  wrongType,
  wrongValue,
} from '../domain/index.ts';

/** One message in both languages. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/**
 * Says where and why a request is wrong. `path` is dotted (`citizen.phone`, `units.0`). An empty path means the
 * whole request.
 */
export interface FieldProblem extends Sentence {
  readonly path: string;
  /** Marks a well-formed text that is no reachable number or address. */
  readonly unreachable?: true;
}

type Language = keyof Sentence;
type RawIssue = z.core.$ZodRawIssue;

const say = (zh: string, en: string): Sentence => ({ zh, en });

/** Sentences that a refinement asks for in its parameters. */
const named: Readonly<Record<string, Sentence>> = {
  instant: say(
    '须为带时区的 ISO 8601 时间，如“2026-11-22T09:30:00+08:00”',
    'must be ISO 8601 with an offset, e.g. 2026-11-22T09:30:00+08:00',
  ),
  sealed: say(
    '不能以“~sealed:”开头，此前缀为系统保留',
    'must not begin with ~sealed:, which the system keeps for itself',
  ),
  line: say(
    '须为一行文字，不能有换行或控制字符',
    'must be one line, without line breaks and control characters',
  ),
  phone: say(
    '不是电话号码：请填一个能够拨通的号码，如13912345678、0719-1234567、12345；没有电话请不填',
    'is no telephone number: write one that can be dialled, e.g. 13912345678, 0719-1234567 or 12345; leave the field out where there is none',
  ),
  'two-phones': say(
    '一处只填一个号码；诉求人的其他号码请逐个填入“其他电话”',
    'takes one number; put each further number of the citizen into “phones”',
  ),
  email: say('不是电子邮箱，应形如“wang@example.cn”', 'is no e-mail address: write it like wang@example.cn'),
  limit: wrongLimit,
  'flag-or': say('须为是、否或部分', 'must be true, false or the word that the field takes'),
};

/** Everything that is wrong with an input which a schema has refused, in both languages. */
export function problemsOf(schema: z.ZodType, input: unknown): FieldProblem[] {
  const inEnglish = issuesIn('en', schema, input);
  return issuesIn('zh', schema, input).flatMap((issue, index) =>
    pathsOf(issue).map((path) => ({
      path,
      zh: issue.message,
      en: inEnglish[index]?.message ?? issue.message,
      ...(isUnreachable(issue) ? { unreachable: true as const } : {}),
    })),
  );
}

const unreachable: readonly unknown[] = ['phone', 'two-phones', 'email'];
const isUnreachable = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'custom' && unreachable.includes(issue.params?.sentence);

const issuesIn = (language: Language, schema: z.ZodType, input: unknown) =>
  schema.safeParse(input, { error: (issue) => sentenceOf(issue)[language] }).error?.issues ?? [];

function sentenceOf(issue: RawIssue): Sentence {
  switch (issue.code) {
    case 'custom':
      if (issue.input === undefined) return missingValue;
      return named[String((issue.params as { sentence?: string } | undefined)?.sentence)] ?? wrongValue;
    case 'unrecognized_keys':
      return say('此处没有这一项', 'there is no such field');
    case 'too_small':
      return tooSmall(issue.origin, issue.minimum);
    case 'too_big':
      return tooBig(issue.origin, issue.maximum);
    case 'invalid_value':
      return issue.input === undefined ? missingValue : choice(issue.values);
    case 'invalid_format':
      return say('格式不符', 'has another form than is wanted');
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    default:
      return issue.input === undefined ? missingValue : wrongValue;
  }
}

/** The values by their terms where one subject of the table has them all; otherwise they are quoted. */
function choice(values: readonly unknown[]): Sentence {
  const codes = values.map(String);
  const subject: Terms | undefined = Object.values<Terms>(words).find((terms) =>
    codes.every((code) => Object.hasOwn(terms, code)),
  );
  const inChinese = codes.map((code) => subject?.[code]?.zh ?? `“${code}”`);
  return say(`只能是：${inChinese.join('、')}`, `must be one of ${codes.join(', ')}`);
}

/** Names the unknown fields themselves, and not only the object around them. */
function pathsOf(issue: z.core.$ZodIssue): string[] {
  const at = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') return [at.join('.')];
  return issue.keys.map((key) => [...at, key].join('.'));
}
