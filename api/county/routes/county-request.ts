import { problemsOf } from '../../../contract/index.ts';
import { invalid } from '../../http/body.ts';
import { openQuery } from '../../http/conventions.ts';

/** Thousands of people fit. MongoDB stores at most twice this in one document. */
export const mostCountyBytes = 8 * 1024 * 1024;

/** Accepts only true and false. An unknown value taken for false would leave open appeals unchanged, unnoticed. */
export function openOf(query: Readonly<Record<string, string>>): boolean {
  const parsed = openQuery.safeParse(query);
  if (!parsed.success) throw invalid('invalid-query', problemsOf(openQuery, query));
  return parsed.data.open === 'true';
}
