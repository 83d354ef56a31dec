import { randomBytes } from 'node:crypto';
import { type Key, type Keyring, seal, unseal } from '../../privacy/index.ts';
import { DocumentProblem } from '../problems.ts';
import type { PersonKeyShelf, PersonKeys, WrappedKey } from './types.ts';

/** An erasure takes effect in every process within this time. */
const FRESH_MS = 30_000;
/**
 * Without the database, a recently confirmed key stays usable. Nobody can read it from the database then either.
 */
const STALE_MS = 600_000;
/** After a failed query the database is left alone for this long, so that not every request waits for it. */
const REST_MS = 1_000;
const MOST_KNOWN = 20_000;
/** The number of keys in reserve, for filings while the database is unreachable. */
const POOL = 256;
const KEY_BYTES = 32;
const ID_BYTES = 12;

interface Known {
  readonly key: Key | null;
  readonly atMs: number;
}

export interface PersonKeysGiven {
  readonly shelf: PersonKeyShelf;
  readonly keyring: Keyring;
  /** Epoch milliseconds. */
  readonly clock?: () => number;
  readonly pool?: number;
}

export function personKeys({ shelf, keyring, clock = Date.now, pool = POOL }: PersonKeysGiven): PersonKeys {
  const known = new Map<string, Known>();
  const fresh: Key[] = [];
  let filling: Promise<void> | undefined;
  let away: { readonly error: unknown; readonly untilMs: number } | undefined;

  /** Keeps the most recently confirmed key last, because a Map keeps the order of insertion. */
  const remember = (id: string, key: Key | null) => {
    known.delete(id);
    known.set(id, { key, atMs: clock() });
    for (const oldest of known.keys()) {
      if (known.size <= MOST_KNOWN) break;
      known.delete(oldest);
    }
  };

  const asked = async <T>(call: () => Promise<T>): Promise<T> => {
    if (away && clock() < away.untilMs) throw away.error;
    try {
      return await call();
    } catch (error) {
      away = { error, untilMs: clock() + REST_MS };
      throw error;
    }
  };

  const make = async (count: number) => {
    const made = Array.from({ length: count }, () => newKey());
    const createdAtMs = clock();
    await asked(() => shelf.add(made.map((key) => wrappedKey(keyring, key, createdAtMs))));
    for (const key of made) remember(key.id, key);
    fresh.push(...made);
  };
  const fillUp = (wanted: number): Promise<void> => {
    filling ??= make(pool + wanted - fresh.length).finally(() => {
      filling = undefined;
    });
    return filling;
  };
  const isLow = () => fresh.length < pool / 2;

  return {
    take: async (count) => {
      while (fresh.length < count) await fillUp(count);
      const taken = fresh.splice(0, count);
      // Fresh keys belong to nobody yet, so they are good from now on, however long they waited.
      for (const key of taken) remember(key.id, key);
      if (isLow()) fillUp(0).catch(() => {});
      return taken;
    },
    giveBack: (keys) => {
      fresh.push(...keys);
    },
    fill: () => (isLow() ? fillUp(0) : Promise.resolve()),
    find: async (ids) => {
      const found = new Map<string, Key | null>();
      const missing: string[] = [];
      for (const id of ids) {
        const entry = known.get(id);
        if (entry && clock() - entry.atMs < FRESH_MS) found.set(id, entry.key);
        else missing.push(id);
      }
      if (missing.length === 0) return found;
      const stored = await asked(() => shelf.find(missing)).catch((error: unknown) => {
        for (const id of missing) found.set(id, lastKnown(known.get(id), clock(), error));
        return null;
      });
      if (!stored) return found;
      const byId = new Map(stored.map((key) => [key.id, key]));
      for (const id of missing) {
        const key = unwrapped(keyring, byId.get(id));
        remember(id, key);
        found.set(id, key);
      }
      return found;
    },
    destroy: async (ids) => {
      const destroyed = await shelf.destroy(ids, clock());
      for (const id of ids) remember(id, null);
      return destroyed;
    },
    close: async () => {
      const unused = fresh.splice(0).map(({ id }) => id);
      if (unused.length > 0) await asked(() => shelf.discard(unused)).catch(() => {});
    },
  };
}

function lastKnown(entry: Known | undefined, nowMs: number, error: unknown): Key | null {
  if (!entry || nowMs - entry.atMs >= STALE_MS) throw error;
  return entry.key;
}

const newKey = (): Key => ({
  id: randomBytes(ID_BYTES).toString('base64url'),
  bytes: randomBytes(KEY_BYTES),
});

const wrappedKey = (keyring: Keyring, { id, bytes }: Key, createdAtMs: number): WrappedKey => {
  const master = keyring.current('persons');
  return { id, wrapped: seal(master, bytes, id), under: master.id, createdAtMs, destroyedAtMs: null };
};

/** Unwraps the key's bytes. Throws DocumentProblem if this installation lacks the wrapping key. */
export function unwrappedBytes(keyring: Keyring, { id, wrapped, under }: WrappedKey): Buffer | null {
  if (wrapped === null) return null;
  const master = keyring.byId('persons', under);
  const bytes = master && unseal(master, wrapped, id);
  if (!bytes)
    throw new DocumentProblem('personKeys', id, `key ${under} of the installation does not open it`);
  return bytes;
}

function unwrapped(keyring: Keyring, stored: WrappedKey | undefined): Key | null {
  const bytes = stored ? unwrappedBytes(keyring, stored) : null;
  return stored && bytes ? { id: stored.id, bytes } : null;
}
