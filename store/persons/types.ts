import type { Key } from '../../privacy/index.ts';

/** A person's key as it is stored: wrapped by one of the installation's, or destroyed. */
export interface WrappedKey {
  readonly id: string;
  /** null once it was destroyed: nothing that was sealed with it can ever be read again. */
  readonly wrapped: Uint8Array | null;
  /** Id of the installation's key that wraps it. */
  readonly under: string;
  readonly createdAtMs: number;
  readonly destroyedAtMs: number | null;
}

/** Where the wrapped keys lie. */
export interface PersonKeyShelf {
  /** Durable once it resolves. */
  add(keys: readonly WrappedKey[]): Promise<void>;
  /** Those that are there, in any order. */
  find(ids: readonly string[]): Promise<readonly WrappedKey[]>;
  /** Gives how many were not destroyed before. */
  destroy(ids: readonly string[], atMs: number): Promise<number>;
  /** Takes away what never sealed anything. */
  discard(ids: readonly string[]): Promise<void>;
}

/** The persons' keys as they are used: a bounded memory in front of the shelf, and a store of fresh ones. */
export interface PersonKeys {
  /** Fresh keys, stored already: from the pool without the database; throws the driver's error where it is empty. */
  take(count: number): Promise<Key[]>;
  /** Keys that were taken and have sealed nothing that went anywhere. */
  giveBack(keys: readonly Key[]): void;
  /** Fills the pool where it is low. */
  fill(): Promise<void>;
  /** null for a person who was erased. One look-up for all that is not known; throws the driver's error without it. */
  find(ids: Iterable<string>): Promise<ReadonlyMap<string, Key | null>>;
  /** For ever. Gives how many were not destroyed before. */
  destroy(ids: readonly string[]): Promise<number>;
  /** What was never used is taken away again. */
  close(): Promise<void>;
}
