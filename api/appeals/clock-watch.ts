import { nameOf } from '../http/records.ts';
import { type AlarmNeeds, alarm } from './snapshots.ts';

export interface WatchNeeds extends AlarmNeeds {
  readonly store: { serverTimeMs(): Promise<number> };
  readonly clock: () => number;
}
export interface ClockWatch {
  /** How far this machine's clock is ahead of the database's, in milliseconds; negative where it is behind. */
  aheadMs(): number;
  stop(): void;
}

/** Deadlines count from the API's clock. A clock that differs by more would move them unnoticed. */
export const mostClockMs = 60_000;

/** Compares this machine's clock with the database server's, now and every minute, and raises an alarm. */
export function watchClock(deps: WatchNeeds, everyMs = 60_000): ClockWatch {
  let ahead = 0;
  const look = async () => {
    try {
      const before = deps.clock();
      const server = await deps.store.serverTimeMs();
      const after = deps.clock();
      // The server looked at its clock somewhere between.
      ahead = Math.round((before + after) / 2 - server);
      if (Math.abs(ahead) > mostClockMs) alarm(deps, 'clock-differs', { aheadMs: ahead });
    } catch (error) {
      deps.log.warn({ error: nameOf(error) }, 'the clock could not be compared');
    }
  };
  void look();
  const timer = setInterval(() => void look(), everyMs).unref();
  return { aheadMs: () => ahead, stop: () => clearInterval(timer) };
}
