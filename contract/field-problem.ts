import { z } from 'zod';

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

const locales = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** Refinements refer to these sentences by name in their parameters. */
const named: Readonly<Record<string, Sentence>> = {
  instant: {
    zh: '须为带时区偏移的 ISO 8601 时间，如 2026-11-22T09:30:00+08:00',
    en: 'must be ISO 8601 with an offset, e.g. 2026-11-22T09:30:00+08:00',
  },
  sealed: {
    zh: '不能以 ~sealed: 开头，此前缀为系统保留',
    en: 'must not begin with ~sealed:, which is kept for the system itself',
  },
  line: {
    zh: '须为一行文字，不能有换行或控制字符',
    en: 'must be one line, without line breaks and control characters',
  },
  phone: {
    zh: '不是电话号码：请填一个能够拨通的号码，如 13912345678、0719-1234567、12345；没有电话请不填',
    en: 'is no telephone number: give one that can be dialled, e.g. 13912345678, 0719-1234567 or 12345; leave the field out where there is none',
  },
  'two-phones': {
    zh: '一处只填一个号码；诉求人的其他号码请逐个填入 phones',
    en: 'takes one number; put each further number of the citizen into phones',
  },
  email: {
    zh: '不是电子邮箱：应形如 wang@example.cn',
    en: 'is no e-mail address: write it like wang@example.cn',
  },
  limit: {
    zh: '不是期限：应形如 30s、15m、48h、same-day、3d（自然日）、7wd（工作日）',
    en: 'is no limit: write it like 30s, 15m, 48h, same-day, 3d (calendar days) or 7wd (working days)',
  },
};

/** Lists the problems of an input that a schema refused, in both languages. */
export function problemsOf(schema: z.ZodType, input: unknown): FieldProblem[] {
  const zh = issuesIn('zh', schema, input);
  const en = issuesIn('en', schema, input);
  return zh.flatMap((issue, index) =>
    pathsOf(issue).map((path) => ({
      path,
      zh: issue.message,
      en: en[index]?.message ?? issue.message,
      ...(isUnreachable(issue) ? { unreachable: true as const } : {}),
    })),
  );
}

const unreachable: readonly unknown[] = ['phone', 'two-phones', 'email'];
const isUnreachable = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'custom' && unreachable.includes(issue.params?.sentence);

const issuesIn = (language: Language, schema: z.ZodType, input: unknown) =>
  schema.safeParse(input, { error: (issue) => plain(issue)?.[language] ?? locales[language](issue) }).error
    ?.issues ?? [];

/** Words the commonest mistakes plainly. The library words the others. */
function plain(issue: RawIssue): Sentence | undefined {
  switch (issue.code) {
    case 'custom':
      return named[String((issue.params as { sentence?: string } | undefined)?.sentence)];
    case 'unrecognized_keys':
      return { zh: '没有这个字段', en: 'there is no such field' };
    case 'too_small':
      return issue.origin === 'string' ? { zh: '不能为空', en: 'must not be empty' } : undefined;
    case 'too_big':
      return issue.origin === 'string'
        ? { zh: `最多 ${issue.maximum} 个字符`, en: `at most ${issue.maximum} characters` }
        : undefined;
    case 'invalid_value':
      return choice(issue);
    default:
      return issue.input === undefined ? { zh: '必填', en: 'is missing' } : undefined;
  }
}

function choice({ input, values }: { input?: unknown; values: readonly unknown[] }): Sentence {
  if (input === undefined) return { zh: '必填', en: 'is missing' };
  return { zh: `只能是：${values.join('、')}`, en: `must be one of ${values.join(', ')}` };
}

/** Names the unknown fields themselves, and not only the object around them. */
function pathsOf(issue: z.core.$ZodIssue): string[] {
  const at = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys') return [at.join('.')];
  return issue.keys.map((key) => [...at, key].join('.'));
}
