import type { Key } from '../../privacy/index.ts';

/** A person's key as stored: wrapped by a key of the installation, or destroyed. */
export interface WrappedKey {
  readonly id: string;
  /** Null once the key is destroyed. Nothing that it sealed can ever be read again. */
  readonly wrapped: Uint8Array | null;
  /** Id of the installation's key that wraps it. */
  readonly under: string;
  readonly createdAtMs: number;
  readonly destroyedAtMs: number | null;
}

/** Stores the wrapped keys. */
export interface PersonKeyShelf {
  /** Durable once it resolves. */
  add(keys: readonly WrappedKey[]): Promise<void>;
  /** Returns the keys that exist, in any order. */
  find(ids: readonly string[]): Promise<readonly WrappedKey[]>;
  /** Returns the number of keys that were not destroyed before. */
  destroy(ids: readonly string[], atMs: number): Promise<number>;
  /** Removes keys that never sealed anything. */
  discard(ids: readonly string[]): Promise<void>;
}

/** Hands out the keys of persons. It has a bounded cache in front of the shelf, and a pool of fresh keys. */
export interface PersonKeys {
  /** Returns fresh keys, stored already. The pool needs no database. An empty pool throws the driver's error. */
  take(count: number): Promise<Key[]>;
  /** Takes keys back that sealed nothing that was stored. */
  giveBack(keys: readonly Key[]): void;
  /** Fills the pool when it is low. */
  fill(): Promise<void>;
  /**
   * Returns null for an erased person. One query covers all unknown keys. Throws the driver's error without the
   * database.
   */
  find(ids: Iterable<string>): Promise<ReadonlyMap<string, Key | null>>;
  /** Destroys the keys for ever, and returns the number that were not destroyed before. */
  destroy(ids: readonly string[]): Promise<number>;
  /** Removes unused keys from the shelf. */
  close(): Promise<void>;
}
