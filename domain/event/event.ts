import type { LedgerEntry } from '../owed/obligation.ts';
import type { Facts } from '../policy/policy.ts';
import type { Actor, AppealState } from '../state/index.ts';
import type { Warning } from '../wording/warning.ts';

/** A fact of an appeal's life, kept for ever. `seq` counts from 1 without gaps. `atMs` never falls. */
export interface AppealEvent<T extends string = string, D = unknown> {
  readonly seq: number;
  readonly atMs: number;
  readonly type: T;
  readonly actor: Actor;
  readonly data: D;
  readonly ledger: readonly LedgerEntry[];
  /** Any command may carry an internal note, and attachments as evidence. */
  readonly note?: string;
  readonly attachments?: readonly string[];
  /** The answer to the command carries these warnings. */
  readonly warnings?: readonly Warning[];
  /** The message came around the API, and nobody proved that this actor sent it. */
  readonly unverified?: true;
}

/** An event without its number, as a rule drafts it. */
export interface Draft<T extends string = string, D = unknown> {
  readonly type: T;
  readonly data: D;
  readonly ledger: readonly LedgerEntry[];
  /** Set where the fact has its own instant or actor. The clock and automatic consequences set them. */
  readonly atMs?: number;
  readonly actor?: Actor;
  readonly note?: string;
  readonly attachments?: readonly string[];
  readonly warnings?: readonly Warning[];
}

/** `handle` never lets `nowMs` fall before the last event. The facts come from the county's data. */
export interface Context {
  readonly nowMs: number;
  readonly actor: Actor;
  readonly facts: Facts;
  /** Nobody proved that this actor sent the command. */
  readonly unverified?: boolean;
}

/** The part of the context that a draft needs. */
export type DraftContext = Pick<Context, 'nowMs' | 'facts'>;

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
