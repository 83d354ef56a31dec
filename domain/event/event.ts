import type { LedgerEntry } from '../owed/obligation.ts';
import type { Facts } from '../policy/policy.ts';
import type { Actor, AppealState } from '../state/index.ts';
import type { Warning } from '../wording/warning.ts';

/** A fact of an appeal's life, as it is kept for ever. `seq` counts from 1 without gaps; `atMs` never falls. */
export interface AppealEvent<T extends string = string, D = unknown> {
  readonly seq: number;
  readonly atMs: number;
  readonly type: T;
  readonly actor: Actor;
  readonly data: D;
  readonly ledger: readonly LedgerEntry[];
  /** What any command may carry: an internal note, and attachments as evidence. */
  readonly note?: string;
  readonly attachments?: readonly string[];
  /** Told to whoever gave the command, with its answer. */
  readonly warnings?: readonly Warning[];
  /** Came around the API in somebody's name, and nobody proved that it was theirs. */
  readonly unverified?: true;
}

/** What a rule answers: an event that has no number yet. */
export interface Draft<T extends string = string, D = unknown> {
  readonly type: T;
  readonly data: D;
  readonly ledger: readonly LedgerEntry[];
  /** Set where the fact has an instant or an actor of its own: what the clock does, what follows by itself. */
  readonly atMs?: number;
  readonly actor?: Actor;
  readonly note?: string;
  readonly attachments?: readonly string[];
  readonly warnings?: readonly Warning[];
}

/** `nowMs` is the tick's own instant, never before the last event; the facts come from the county's data. */
export interface Context {
  readonly nowMs: number;
  readonly actor: Actor;
  readonly facts: Facts;
  /** Nobody proved that it is this actor's. */
  readonly unverified?: boolean;
}

/** All that a draft takes of the moment in which it is made. */
export type Moment = Pick<Context, 'nowMs' | 'facts'>;

export type DraftOf<E> = { [T in keyof E & string]: Draft<T, E[T]> }[keyof E & string];
export type Evolvers<E> = {
  readonly [T in keyof E]: (state: AppealState, data: E[T], event: AppealEvent) => AppealState;
};

export const draft = <const T extends string, D>(
  type: T,
  data: D,
  ledger: readonly LedgerEntry[] = [],
  own: { atMs?: number; actor?: Actor; warnings?: readonly Warning[] } = {},
): Draft<T, D> => ({ type, data, ledger, ...own });
