import type { CodeShelf } from '../../store/index.ts';
import { problem } from '../http/problem.ts';
import type { GenerationOf } from '../ids/tracking-code.ts';

export interface Generations {
  /** Of an appeal. Throws 503 where it was never known which codes are void: a void one must not work again. */
  of(appeal: string): Promise<GenerationOf>;
  /** The same without asking again: of what `of` has read. */
  known(appeal: string): GenerationOf;
  /** Voids the code that counts, for all processes; gives the number of the next. */
  raise(appeal: string, serial: number): Promise<number>;
  /** Follows what other processes void. A failure is no matter as long as the list was read once. */
  follow(): void;
  stop(): void;
}

/** So long another process may not know yet that a code is void. */
const syncMs = 3_000;
/** Processes' clocks may differ so much. */
const overlapMs = 60_000;

/** The voided codes of all appeals, which are few, in memory: codes are checked while the database is away too. */
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
