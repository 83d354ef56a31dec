import type { Receiver } from '../../domain/index.ts';

/** An address to which a program of an account wants to be told of the events of its cases. */
export interface HookEndpoint {
  readonly id: string;
  /** The account whose filings it is told of. */
  readonly owner: string;
  readonly name: string;
  readonly url: string;
  /** Types of events, or null for all. */
  readonly events: readonly string[] | null;
  readonly state: HookState;
  /** The reason why the system disabled it. */
  readonly why: HookDisabled | null;
  readonly secret: string;
  /** The secret before the last rotation. It signs too until its end. */
  readonly former: { readonly secret: string; readonly untilMs: number } | null;
  readonly createdAtMs: number;
  readonly version: number;
  readonly health: HookHealth;
}
export type HookState = 'active' | 'paused' | 'disabled';
export type HookDisabled = 'gone' | 'unreachable';

export interface HookHealth {
  readonly sentAtMs: number | null;
  /** The last failure. */
  readonly failedAtMs: number | null;
  /** The status of the last failure's answer, or the name of what went wrong. */
  readonly failure: string | null;
  /** Since when nothing has succeeded. */
  readonly failingSinceMs: number | null;
}

export type NewHook = Pick<HookEndpoint, 'owner' | 'name' | 'url' | 'events' | 'secret' | 'createdAtMs'>;
export type HookChange = Partial<
  Pick<HookEndpoint, 'name' | 'url' | 'events' | 'state' | 'why' | 'secret' | 'former'>
>;

export type DeliveryState = 'waiting' | 'sent' | 'withheld' | 'dead';

/** One row of the outbox. It holds ids and types, and nothing that anybody wrote. */
export interface Delivery {
  readonly receiver: Receiver;
  readonly appeal: string;
  readonly seq: number;
  readonly type: string;
  /** The instant of the event. */
  readonly atMs: number;
  readonly state: DeliveryState;
  readonly tries: number;
  /** The next try, while it waits. */
  readonly nextAtMs: number;
  /** The last answer's status, or the name of what went wrong. */
  readonly result: string | null;
  readonly doneAtMs: number | null;
}
export type DeliveryKey = Pick<Delivery, 'receiver' | 'appeal' | 'seq'>;

/** Events of one case that its receivers are to be told of. */
export interface News {
  readonly appeal: string;
  /** The account that filed the case. */
  readonly owner: string;
  readonly events: readonly { readonly seq: number; readonly type: string; readonly atMs: number }[];
}

export interface DeliveryFilter {
  readonly receiver: Receiver;
  readonly state?: DeliveryState;
  readonly limit: number;
  readonly cursor?: string;
}
export interface DeliveryPage {
  readonly items: readonly Delivery[];
  readonly next: string | null;
}
export type DeliveryCounts = Readonly<Record<DeliveryState, number>>;

export interface OutboxShelf {
  /** Adds the missing rows of these events, and names the endpoints that have some. Idempotent by (receiver, appeal, seq). */
  tell(news: News): Promise<readonly string[]>;
  /** Adds one row, for a test that an owner asks for. */
  add(row: Pick<Delivery, 'receiver' | 'appeal' | 'seq' | 'type' | 'atMs'>): Promise<void>;
  /** The first waiting row of each case that is due, the one that has waited longest first. */
  due(receiver: Receiver, nowMs: number, most: number): Promise<readonly Delivery[]>;
  /** The instant at which the next row falls due. Null: none waits. */
  nextDueMs(receiver: Receiver): Promise<number | null>;
  settle(
    key: DeliveryKey,
    done: Partial<Pick<Delivery, 'state' | 'tries' | 'nextAtMs' | 'result' | 'doneAtMs'>>,
  ): Promise<void>;
  /** Newest first. */
  list(filter: DeliveryFilter): Promise<DeliveryPage>;
  find(key: DeliveryKey): Promise<Delivery | null>;
  counts(receiver: Receiver): Promise<DeliveryCounts>;
  /** Lets one row, or the settled rows of events since an instant, wait anew. Returns their number. */
  replay(
    receiver: Receiver,
    which:
      | { readonly key: DeliveryKey }
      | { readonly sinceMs: number; readonly states: readonly DeliveryState[] },
    nowMs: number,
  ): Promise<number>;
  /** Makes due now what waits for a later try. */
  hasten(receiver: Receiver, nowMs: number): Promise<void>;
  /** Receivers with rows that should have been tried before this instant. */
  late(beforeMs: number): Promise<readonly Receiver[]>;
  totals(): Promise<DeliveryCounts>;
}

export interface HookShelf {
  add(hook: NewHook, most: number): Promise<HookEndpoint | 'full'>;
  find(id: string): Promise<HookEndpoint | null>;
  /** Sorted by name. Null: those of everybody. */
  of(owner: string | null): Promise<readonly HookEndpoint[]>;
  /** Changes this version, or any if it is undefined. Null: there is no such version now. */
  change(id: string, version: number | undefined, change: HookChange): Promise<HookEndpoint | null>;
  /** Also deletes its rows. */
  remove(id: string, version: number | undefined): Promise<boolean>;
  /** Notes the outcome of a try. It is no change of the owner's, so the version stays. */
  note(id: string, health: Partial<HookHealth>): Promise<void>;
  readonly outbox: OutboxShelf;
}
