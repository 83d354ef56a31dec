import type { KeyDifference } from '../../../store/index.ts';
import type { ApiMiddleware } from '../env.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { problem } from '../problem.ts';
import { nameOf } from '../records.ts';

export interface KeyWatch {
  /** Ids of the installation's keys that this process lacks or holds with other bytes. Empty: it may work. */
  lacking(): readonly string[];
  stop(): void;
}
export interface KeyWatchNeeds {
  readonly store: { proveKeys(nowMs: number): Promise<KeyDifference> };
  readonly clock: () => number;
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'alarms'>;
}

/**
 * Proves the keys against those of the other processes, now and every 15 seconds. Resolves after the first try. While
 * the database is away, nobody can tell, and the last answer holds.
 */
export async function watchKeys(deps: KeyWatchNeeds, everyMs = 15_000): Promise<KeyWatch> {
  let lacking: readonly string[] = [];
  const look = async () => {
    try {
      const { missing, other } = await deps.store.proveKeys(deps.clock());
      lacking = [...missing, ...other];
      if (lacking.length === 0) return;
      deps.metrics.alarms.inc({ alarm: 'keys-differ' });
      deps.log.error({ alarm: 'keys-differ', missing, other }, 'alarm');
    } catch (error) {
      deps.log.warn({ error: nameOf(error) }, 'the keys could not be proved');
    }
  };
  await look();
  const timer = setInterval(() => void look(), everyMs).unref();
  return { lacking: () => lacking, stop: () => clearInterval(timer) };
}

const always: readonly string[] = ['/healthz', '/readyz', '/metrics'];

/** Without the installation's keys a process would seal what nobody else opens, so it answers nothing. */
export const holdsKeys =
  (lacking: () => readonly string[]): ApiMiddleware =>
  async (c, next) => {
    const keys = lacking();
    if (keys.length === 0 || always.includes(c.req.path)) return next();
    throw problem('keys-missing', {
      params: { names: keys.join('、'), namesEn: keys.join(', ') },
      headers: { 'Retry-After': '15' },
    });
  };
