import type { ApiMiddleware } from '../http/env.ts';
import { asAppealId } from '../ids/appeal-id.ts';
import { Problem, problem } from '../problem.ts';
import { addressOf } from './throttled.ts';

interface Settings {
  readonly trustedProxies: number;
  readonly clock: () => number;
}

const freeByAddress = 10;
const freeByAppeal = 30;
const firstMs = 1_000;
const longestMs = 15 * 60_000;
const forgottenAfterMs = 60 * 60_000;
const kept = 10_000;

interface Count {
  readonly wrong: number;
  readonly lastAtMs: number;
}

/** Wrong tries by name; the longest untried is forgotten first. */
function counts(clock: () => number) {
  const seen = new Map<string, Count>();
  const read = (name: string): Count => {
    const found = seen.get(name);
    return found && clock() - found.lastAtMs < forgottenAfterMs ? found : { wrong: 0, lastAtMs: 0 };
  };
  return {
    read,
    add: (name: string) => {
      const { wrong } = read(name);
      seen.delete(name);
      seen.set(name, { wrong: wrong + 1, lastAtMs: clock() });
      const [oldest] = seen.keys();
      if (seen.size > kept && oldest !== undefined) seen.delete(oldest);
    },
  };
}

const isWrongCode = (error: unknown): boolean => error instanceof Problem && error.code === 'code-wrong';

const tooMany = (forMs: number) =>
  problem('too-many-attempts', { headers: { 'Retry-After': String(Math.max(1, Math.ceil(forMs / 1000))) } });

/**
 * Who tries tracking codes waits, twice as long each time: by address whatever comes, by number for wrong codes
 * only, so that nobody can shut a citizen out by trying codes of theirs. A number that nobody has counts alike.
 */
export function wrongCodes({ trustedProxies, clock }: Settings): ApiMiddleware {
  const byAddress = counts(clock);
  const byAppeal = counts(clock);
  const waitOf = ({ wrong, lastAtMs }: Count): number => {
    if (wrong < freeByAddress) return 0;
    return lastAtMs + Math.min(longestMs, firstMs * 2 ** Math.min(20, wrong - freeByAddress)) - clock();
  };
  return async (c, next) => {
    const address = addressOf(c, trustedProxies);
    const waitMs = waitOf(byAddress.read(address));
    if (waitMs > 0) throw tooMany(waitMs);
    await next();
    if (!isWrongCode(c.error)) return;
    const appeal = asAppealId(/^\/v1\/track\/([^/]+)/.exec(c.req.path)?.[1] ?? '') ?? '';
    byAddress.add(address);
    byAppeal.add(appeal);
    if (byAppeal.read(appeal).wrong > freeByAppeal) throw tooMany(firstMs);
  };
}
