import type { Naming } from '../../../domain/index.ts';
import type { ApiMiddleware } from '../env.ts';

/** Every sentence of an answer calls units, persons and categories by the county's names. */
export const naming =
  (names: Naming): ApiMiddleware =>
  async (c, next) => {
    c.set('naming', names);
    await next();
  };
