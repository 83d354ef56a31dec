import { z } from 'zod';
import { type Names, reason } from './names.ts';

export type Path = readonly (string | number)[];

interface Issue {
  readonly path: Path;
  readonly reason: Names;
}

type InWords = ReturnType<typeof z.locales.en>['localeError'];

/** Reports an absent value as missing. The library would instead complain about its type. */
const missing =
  (word: string, otherwise: InWords): InWords =>
  (issue) =>
    issue.code === 'invalid_type' && issue.input === undefined ? word : otherwise(issue);
const chinese = missing('必填', z.locales.zhCN().localeError);
const english = missing('is missing', z.locales.en().localeError);

/** Gives a custom check its sentence in both languages, for `refine`. */
export const wording = (zh: string, en: string) => ({ params: { reason: reason(zh, en) } });

/** Parses the value by the schema. Otherwise returns null and the problems in both languages. */
export function problemsOf<T>(schema: z.ZodType<T>, value: unknown): { value: T | null; issues: Issue[] } {
  const result = schema.safeParse(value, { error: english });
  if (result.success) return { value: result.data, issues: [] };
  const inChinese = schema.safeParse(value, { error: chinese }).error?.issues ?? [];
  const issues = result.error.issues.flatMap((issue, index) => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    const at = path.length > 0 ? `${path.join('.')}: ` : '';
    const place = path.length > 0 ? `“${path.join('.')}”：` : '';
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: [...path, key],
        reason: reason(`${place}没有“${key}”这一项`, `${at}there is no field "${key}"`),
      }));
    }
    const zh = inChinese[index]?.message ?? issue.message;
    const own = issue.code === 'custom' ? (issue.params?.reason as Names | undefined) : undefined;
    return [{ path, reason: reason(`${place}${own?.zh ?? zh}`, `${at}${own?.en ?? issue.message}`) }];
  });
  return { value: null, issues };
}
