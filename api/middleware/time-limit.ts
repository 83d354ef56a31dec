import type { ApiMiddleware } from '../http/env.ts';
import { problem } from '../problem.ts';

/** No request waits for ever, whatever hangs behind it: after `ms` the caller gets 503 and may ask again. */
export const timeLimit =
  (ms: number): ApiMiddleware =>
  async (_, next) => {
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
