import type { z } from 'zod';
import { missingValue, tooBig, tooSmall, wrongType, wrongValue } from '../../domain/index.ts';
import { type Names, quoted, reason } from './names.ts';

export type Path = readonly (string | number)[];

interface Issue {
  readonly path: Path;
  readonly reason: Names;
}

/** Gives a custom check its sentence in both languages, for `refine`. */
export const wording = (zh: string, en: string) => ({ params: { reason: reason(zh, en) } });

/** Parses the value by the schema. Otherwise returns null and the problems in both languages. */
export function problemsOf<T>(schema: z.ZodType<T>, value: unknown): { value: T | null; issues: Issue[] } {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return { value: result.data, issues: [] };
  return { value: null, issues: result.error.issues.flatMap(placed) };
}

function placed(issue: z.core.$ZodIssue): Issue[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const at = (why: Names): Names => {
    if (path.length === 0) return why;
    const place = path.join('.');
    return reason(`${quoted(place)}：${why.zh}`, `${place}: ${why.en}`);
  };
  if (issue.code !== 'unrecognized_keys') return [{ path, reason: at(sentenceOf(issue)) }];
  return issue.keys.map((key) => ({
    path: [...path, key],
    reason: at(reason(`没有${quoted(key)}这一项`, `there is no field "${key}"`)),
  }));
}

function sentenceOf(issue: z.core.$ZodIssue): Names {
  switch (issue.code) {
    case 'custom':
      return (issue.params?.reason as Names | undefined) ?? wrongValue;
    case 'too_small':
      return tooSmall(issue.origin, issue.minimum);
    case 'too_big':
      return tooBig(issue.origin, issue.maximum);
    case 'invalid_type':
      return wrongType(issue.expected, issue.input);
    case 'invalid_value':
      return issue.input === undefined ? missingValue : choice(issue.values.map(String));
    case 'invalid_key':
      return issue.issues[0] ? sentenceOf(issue.issues[0]) : wrongValue;
    default:
      return wrongValue;
  }
}

/** The codes themselves, because the writer of a file types them. */
const choice = (codes: readonly string[]): Names =>
  reason(`只能写${codes.map(quoted).join('、')}`, `must be one of ${codes.join(', ')}`);
