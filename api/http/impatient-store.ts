const restMs = 1000;

/** A driver's error, not one of the store's own: the database could not be reached or did not answer. */
const isAway = (error: unknown): boolean => error instanceof Error && error.name.startsWith('Mongo');

/** What is asked of a database that is away on purpose, or is not asked of it at all. */
const patient: readonly PropertyKey[] = ['ensureIndexes', 'ping', 'close'];
/** It knows most keys by itself, and rests by itself. */
const itself: readonly PropertyKey[] = ['persons'];

type Calls = Readonly<Record<string, unknown>>;

/**
 * A store that, once the database was away, fails at once for a second: else every request would wait for the
 * driver several times over, though the workflow can answer it.
 */
export function impatient<S extends object>(store: S, clock: () => number): S {
  let away: { error: unknown; untilMs: number } | undefined;
  const call =
    (ask: (...args: unknown[]) => Promise<unknown>) =>
    async (...args: unknown[]): Promise<unknown> => {
      if (away && clock() < away.untilMs) throw away.error;
      try {
        return await ask(...args);
      } catch (error) {
        if (isAway(error)) away = { error, untilMs: clock() + restMs };
        throw error;
      }
    };
  const wrapped = (calls: Calls): Calls =>
    Object.fromEntries(
      Object.entries(calls).map(([name, value]) => {
        if (typeof value === 'function' && !patient.includes(name)) return [name, call(value as never)];
        if (itself.includes(name)) return [name, value];
        return [name, typeof value === 'object' && value !== null ? wrapped(value as Calls) : value];
      }),
    );
  return wrapped(store as Calls) as S;
}
