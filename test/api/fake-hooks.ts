import { randomBytes } from 'node:crypto';
import { hookReceiver } from '../../domain/index.ts';
import type { Delivery, DeliveryKey, HookEndpoint, HookShelf, OutboxShelf } from '../../store/index.ts';

const keyOf = ({ receiver, appeal, seq }: DeliveryKey) => `${receiver} ${appeal} ${seq}`;
const health = { sentAtMs: null, failedAtMs: null, failure: null, failingSinceMs: null };

/** Endpoints and their outbox in memory; `here` throws while the database is away. */
export class FakeHooks implements HookShelf {
  readonly kept = new Map<string, HookEndpoint>();
  readonly rows = new Map<string, Delivery>();
  private readonly here: () => void;
  constructor(here: () => void) {
    this.here = here;
  }

  add: HookShelf['add'] = async (hook, most) => {
    this.here();
    if ((await this.of(hook.owner)).length >= most) return 'full';
    const id = randomBytes(9).toString('hex');
    const added: HookEndpoint = { id, ...hook, state: 'active', why: null, former: null, version: 1, health };
    this.kept.set(id, added);
    return added;
  };
  find: HookShelf['find'] = async (id) => {
    this.here();
    return this.kept.get(id) ?? null;
  };
  of: HookShelf['of'] = async (owner) => {
    this.here();
    return [...this.kept.values()].filter((hook) => owner === null || hook.owner === owner);
  };
  change: HookShelf['change'] = async (id, version, change) => {
    this.here();
    const now = this.kept.get(id);
    if (!now || (version !== undefined && version !== now.version)) return null;
    const next = { ...now, ...change, version: now.version + 1 };
    this.kept.set(id, next);
    return next;
  };
  remove: HookShelf['remove'] = async (id, version) => {
    this.here();
    const now = this.kept.get(id);
    if (!now || (version !== undefined && version !== now.version)) return false;
    for (const [key, row] of this.rows) if (row.receiver === hookReceiver(id)) this.rows.delete(key);
    return this.kept.delete(id);
  };
  note: HookShelf['note'] = async (id, noted) => {
    this.here();
    const now = this.kept.get(id);
    if (now) this.kept.set(id, { ...now, health: { ...now.health, ...noted } });
  };

  private readonly of1 = (receiver: string) =>
    [...this.rows.values()].filter((row) => row.receiver === receiver);
  private readonly heads = (receiver: string) => {
    const heads = new Map<string, Delivery>();
    const waiting = this.of1(receiver).filter(({ state }) => state === 'waiting');
    for (const row of waiting.sort((a, b) => a.seq - b.seq)) {
      if (!heads.has(row.appeal)) heads.set(row.appeal, row);
    }
    return [...heads.values()].sort((a, b) => a.nextAtMs - b.nextAtMs);
  };
  private readonly counted = (rows: readonly Delivery[]) => {
    const counts = { waiting: 0, sent: 0, withheld: 0, dead: 0 };
    for (const { state } of rows) counts[state] += 1;
    return counts;
  };

  readonly outbox: OutboxShelf = {
    tell: async ({ appeal, owner, events }) => {
      const told = await this.of(owner);
      for (const { id, events: wanted, createdAtMs } of told) {
        for (const { seq, type, atMs } of events) {
          const isWanted = atMs >= createdAtMs && (wanted?.includes(type) ?? true);
          if (isWanted) await this.outbox.add({ receiver: hookReceiver(id), appeal, seq, type, atMs });
        }
      }
      return told.map(({ id }) => id);
    },
    add: async (row) => {
      this.here();
      const rest = { state: 'waiting', tries: 0, nextAtMs: row.atMs, result: null, doneAtMs: null } as const;
      if (!this.rows.has(keyOf(row))) this.rows.set(keyOf(row), { ...row, ...rest });
    },
    due: async (receiver, nowMs, most) => {
      this.here();
      return this.heads(receiver)
        .filter(({ nextAtMs }) => nextAtMs <= nowMs)
        .slice(0, most);
    },
    nextDueMs: async (receiver) => this.heads(receiver)[0]?.nextAtMs ?? null,
    settle: async (key, done) => {
      this.here();
      const now = this.rows.get(keyOf(key));
      if (now) this.rows.set(keyOf(key), { ...now, ...done });
    },
    list: async ({ receiver, state, limit }) => {
      this.here();
      const found = this.of1(receiver).filter((row) => state === undefined || row.state === state);
      return { items: found.sort((a, b) => b.atMs - a.atMs).slice(0, limit), next: null };
    },
    find: async (key) => this.rows.get(keyOf(key)) ?? null,
    counts: async (receiver) => {
      this.here();
      return this.counted(this.of1(receiver));
    },
    totals: async () => this.counted([...this.rows.values()]),
    replay: async (receiver, which, nowMs) => {
      this.here();
      const again = this.of1(receiver).filter((row) =>
        'key' in which
          ? keyOf(row) === keyOf(which.key) && row.state !== 'waiting'
          : row.atMs >= which.sinceMs && which.states.includes(row.state),
      );
      for (const row of again) {
        await this.outbox.settle(row, { state: 'waiting', tries: 0, nextAtMs: nowMs, doneAtMs: null });
      }
      return again.length;
    },
    hasten: async (receiver, nowMs) => {
      for (const row of this.of1(receiver)) {
        const isLater = row.state === 'waiting' && row.nextAtMs > nowMs;
        if (isLater) await this.outbox.settle(row, { nextAtMs: nowMs });
      }
    },
    late: async (beforeMs) => {
      const late = [...this.rows.values()].filter((r) => r.state === 'waiting' && r.nextAtMs < beforeMs);
      return [...new Set(late.map(({ receiver }) => receiver))];
    },
  };
}
