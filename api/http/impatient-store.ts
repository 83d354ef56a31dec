const restMs = 1000;

/** A driver's error, not the store's own: the database was unreachable or did not answer. */
const isAway = (error: unknown): boolean => error instanceof Error && error.name.startsWith('Mongo');

/** Calls that skip the pause on purpose, or that do not reach the database. */
const patient: readonly PropertyKey[] = ['ensureIndexes', 'ping', 'close'];
/** The store of keys answers most calls from memory. It and the follower of changes pause on their own. */
const itself: readonly PropertyKey[] = ['persons', 'changes'];

type Calls = Readonly<Record<string, unknown>>;

/**
 * Makes calls fail at once for a second after the database was unavailable. Otherwise every request would wait for
 * the driver several times, though the workflow can answer it.
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
