import type { ApiContext, ApiMiddleware } from '../env.ts';
import { problem } from '../problem.ts';

/** Answers 503 after `ms`, so that no request waits for ever. `longer` returns another limit for certain requests. */
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
