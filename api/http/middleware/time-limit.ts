import type { ApiContext, ApiMiddleware } from '../env.ts';
import { problem } from '../problem.ts';

/**
 * No request waits for ever, whatever hangs behind it: after `ms` the caller gets 503 and may ask again. `longer` gives
 * another limit for those that it knows.
 */
export const timeLimit =
  (usualMs: number, longer: (c: ApiContext) => number | null = () => null): ApiMiddleware =>
  async (c, next) => {
    const ms = longer(c) ?? usualMs;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(problem('time-limit', { headers: { 'Retry-After': '5' } })), ms);
    });
    try {
      await Promise.race([next(), late]);
    } finally {
      clearTimeout(timer);
    }
  };
