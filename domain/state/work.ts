import type { Actor } from './actor.ts';

export type HelperState = 'waiting' | 'accepted' | 'denied' | 'done' | 'excused';
export interface Helper {
  readonly unit: string;
  readonly state: HelperState;
  readonly person: string | null;
  readonly statement: string | null;
}

export interface Denial {
  readonly unit: string;
  readonly grounds: string;
  readonly basis: string;
  readonly atMs: number;
  /** Number of rulings given. Each ruling resets the counters. */
  readonly afterRulings: number;
}

/** A dispatch that was undone, and whose mistake it was. `account` is null for the county's own rule. */
export interface WrongDispatch {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly by: string;
  readonly atMs: number;
  readonly mistakeOf: { readonly unit: string; readonly account: string | null };
}

export type RequestKind =
  | 'transfer'
  | 'redispatch'
  | 'help'
  | 'extension'
  | 'pause'
  | 'objection'
  | 'withdrawal';
/** A request that is not yet decided. Each kind has at most one. */
export interface PendingRequest {
  readonly kind: RequestKind;
  readonly by: Actor;
  readonly to: readonly string[];
  readonly reason: string;
  readonly atMs: number;
  /** The requested date of an extension, or the requested end of a pause. */
  readonly untilMs: number | null;
  readonly progressEvery: string | null;
}

export interface Hold {
  readonly fromMs: number;
  readonly untilMs: number | null;
  readonly progressEvery: string;
  readonly reason: string;
}
export interface PromiseMade {
  readonly unit: string;
  readonly catalogueItem: string;
  readonly standard: string;
  readonly fee: number;
  readonly dueAtMs: number;
  readonly contactedAtMs: number;
  readonly contactMeans: string;
  readonly atMs: number;
}
export interface Urge {
  readonly by: Actor;
  readonly reason: string;
  readonly atMs: number;
  readonly answeredAtMs: number | null;
}
export interface Order {
  readonly serial: number;
  readonly colour: string;
  readonly instruction: string;
  readonly by: string;
  readonly atMs: number;
  readonly replyByMs: number;
  readonly reply: { readonly text: string; readonly atMs: number; readonly unit: string | null } | null;
}
