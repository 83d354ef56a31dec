import type { ApiContext } from './env.ts';

/** The parameters of a query. Repeated ones are joined: `status=a&status=b` becomes `status=a,b`. */
export const joinedQuery = (c: ApiContext): Record<string, string> =>
  Object.fromEntries(Object.entries(c.req.queries()).map(([name, values]) => [name, values.join(',')]));
