import type { Session } from '../http/session.ts';

/** Short: another process of the installation may have signed the person out. */
const keptMs = 15_000;
const most = 5_000;

/** A key of an account, as far as a request needs it. */
export interface KnownKey {
  readonly id: string;
  readonly account: string;
  readonly userId: string;
}

type CachedSession = { readonly untilMs: number } & (
  | { readonly session: Session }
  | { readonly key: KnownKey }
);

/** Sessions and keys that were looked up lately; whatever ends one in this process ends it here at once. */
export interface SessionCache {
  session(shown: string): Session | null;
  key(shown: string): KnownKey | null;
  keep(shown: string, found: { session: Session } | { key: KnownKey }): void;
  /** Forgets those that answer so. Look-ups under way are not kept. */
  forget(which: (held: { userId: string; id: string }) => boolean): void;
  /** Stands for what has been forgotten so far: keep nothing that was looked up before it changed. */
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
