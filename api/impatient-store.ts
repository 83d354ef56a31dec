import type { Store } from '../store/index.ts';

const restMs = 1000;

/** A driver's error, not one of the store's own: the database could not be reached or did not answer. */
const isAway = (error: unknown): boolean => error instanceof Error && error.name.startsWith('Mongo');

/**
 * A store that, once the database was away, fails at once for a second: else every request would wait for the
 * driver several times over, though the workflow can answer it.
 */
export function impatient(store: Store, clock: () => number): Store {
  let away: { error: unknown; untilMs: number } | undefined;
  const call =
    <A extends unknown[], T>(ask: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      if (away && clock() < away.untilMs) throw away.error;
      try {
        return await ask(...args);
      } catch (error) {
        if (isAway(error)) away = { error, untilMs: clock() + restMs };
        throw error;
      }
    };
  return {
    ...store,
    snapshot: call(store.snapshot),
    saveSnapshot: call(store.saveSnapshot),
    saveEvents: call(store.saveEvents),
    events: call(store.events),
    list: call(store.list),
    openClaims: call(store.openClaims),
  };
}
