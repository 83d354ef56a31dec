import { randomUUID } from 'node:crypto';
import type { ApiMiddleware } from '../env.ts';

const header = 'X-Request-Id';

/** Names the request in each answer's header and in a problem's body. It keeps a proxy's id. */
export const requestId: ApiMiddleware = async (c, next) => {
  const given = c.req.header(header);
  const id = given && /^[\w.:-]{1,100}$/.test(given) ? given : randomUUID();
  c.set('requestId', id);
  c.header(header, id);
  await next();
};
