import { foresightSchemas, problemsOf } from '../../contract/index.ts';
import { invalid } from './body.ts';
import type { ApiContext } from './env.ts';

export const { dryRunQuery } = foresightSchemas;

/** The caller only asks what would happen. Throws 400 on any other value, which must never carry out a command. */
export function isDryRun(c: ApiContext): boolean {
  const given = c.req.query('dryRun') === undefined ? {} : { dryRun: c.req.query('dryRun') };
  const parsed = dryRunQuery.safeParse(given);
  if (!parsed.success) throw invalid('invalid-query', problemsOf(dryRunQuery, given));
  return parsed.data.dryRun === 'true';
}
