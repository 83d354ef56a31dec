import type { CodeShelf } from '../../store/index.ts';
import { problem } from '../http/problem.ts';
import type { GenerationOf } from '../ids/tracking-code.ts';

export interface Generations {
  /**
   * Returns the generations of an appeal's codes. Throws 503 where the list of void codes was never read: a void
   * code must not work again.
   */
  of(appeal: string): Promise<GenerationOf>;
  /** Returns the same from memory, without another read. */
  known(appeal: string): GenerationOf;
  /** Voids the valid code in all processes, and returns the number of the next one. */
  raise(appeal: string, serial: number): Promise<number>;
  /** Takes over the codes that other processes voided. A failure is harmless once the list was read. */
  follow(): void;
  stop(): void;
}

/** The time until another process knows of a void code. */
const syncMs = 3_000;
/** The largest difference between the clocks of processes. */
const overlapMs = 60_000;

/**
 * Keeps the void codes of all appeals in memory: they are few. Codes are checked while the database is unavailable
 * too.
 */
export function openGenerations(shelf: CodeShelf, clock: () => number): Generations {
  const known = new Map<string, Map<number, number>>();
  let syncedAtMs: number | null = null;
  let newestAtMs = 0;
  let timer: NodeJS.Timeout | undefined;
  let reading: Promise<void> | undefined;
  const learn = (appeal: string, serial: number, generation: number) => {
    const of = known.get(appeal) ?? new Map<number, number>();
    of.set(serial, Math.max(generation, of.get(serial) ?? 0));
    known.set(appeal, of);
  };
  const read = async () => {
    const startedMs = clock();
    for (const { appeal, serial, generation, atMs } of await shelf.since(newestAtMs - overlapMs)) {
      learn(appeal, serial, generation);
      newestAtMs = Math.max(newestAtMs, atMs);
    }
    syncedAtMs = startedMs;
  };
  const sync = () => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };
  const knownOf =
    (appeal: string): GenerationOf =>
    (serial) =>
      known.get(appeal)?.get(serial) ?? 0;
  return {
    known: knownOf,
    of: async (appeal) => {
      if (syncedAtMs === null || clock() - syncedAtMs > syncMs) await sync().catch(() => undefined);
      if (syncedAtMs === null) throw problem('records-unavailable', { headers: { 'Retry-After': '5' } });
      return knownOf(appeal);
    },
    raise: async (appeal, serial) => {
      const generation = await shelf.raise(appeal, serial, clock());
      learn(appeal, serial, generation);
      return generation;
    },
    follow: () => {
      void sync().catch(() => undefined);
      timer = setInterval(() => void sync().catch(() => undefined), syncMs);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}
