import { invalid } from './body.ts';
import type { ApiContext } from './env.ts';

/**
 * The parameters of a query. Those in `several` may be given more than once: `status=a&status=b` is `status=a,b`. Any
 * other that comes twice is refused by its name. Joined, it would find nothing, and nobody would know why.
 */
export function queryIn(c: ApiContext, several: readonly string[] = []): Record<string, string> {
  const given = Object.entries(c.req.queries());
  const twice = given.filter(([name, values]) => values.length > 1 && !several.includes(name));
  if (twice.length > 0) {
    throw invalid(
      'invalid-query',
      twice.map(([path]) => ({ path, zh: '只能给出一次', en: 'may be given only once' })),
    );
  }
  return Object.fromEntries(given.map(([name, values]) => [name, values.join(',')]));
}
