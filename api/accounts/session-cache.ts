import type { Session } from '../http/session.ts';

/** The time is short: another process of the installation may have signed the person out. */
const keptMs = 15_000;
const most = 5_000;

/** An account's key, as far as requests need it. */
export interface KnownKey {
  readonly id: string;
  readonly account: string;
  readonly userId: string;
}

type CachedSession = { readonly untilMs: number } & (
  | { readonly session: Session }
  | { readonly key: KnownKey }
);

/** Caches recent sessions and keys. A session that ends in this process leaves the cache at once. */
export interface SessionCache {
  session(shown: string): Session | null;
  key(shown: string): KnownKey | null;
  keep(shown: string, found: { session: Session } | { key: KnownKey }): void;
  /** Forgets the matching entries. Look-ups that are under way are not kept. */
  forget(which: (held: { userId: string; id: string }) => boolean): void;
  /** Counts how often entries were forgotten. Do not keep a look-up that began before the count changed. */
  readonly era: number;
}

export function sessionCache(clock: () => number): SessionCache {
  const entries = new Map<string, CachedSession>();
  let era = 0;
  const find = (shown: string): CachedSession | null => {
    const found = entries.get(shown);
    if (!found) return null;
    if (clock() < found.untilMs) return found;
    entries.delete(shown);
    return null;
  };
  return {
    session: (shown) => {
      const found = find(shown);
      return found && 'session' in found ? found.session : null;
    },
    key: (shown) => {
      const found = find(shown);
      return found && 'key' in found ? found.key : null;
    },
    keep: (shown, found) => {
      const endsAtMs = 'session' in found ? found.session.expiresAtMs : Number.POSITIVE_INFINITY;
      entries.set(shown, { ...found, untilMs: Math.min(clock() + keptMs, endsAtMs) });
      const [oldest] = entries.keys();
      if (entries.size > most && oldest !== undefined) entries.delete(oldest);
    },
    forget: (which) => {
      era += 1;
      for (const [shown, entry] of entries) {
        if (which('session' in entry ? entry.session : entry.key)) entries.delete(shown);
      }
    },
    get era() {
      return era;
    },
  };
}
