import { setTimeout as pause } from 'node:timers/promises';
import type { County } from '../../county/index.ts';
import {
  type AppealState,
  type DeliveryOutcome,
  holdAfter,
  hookReceiver,
  isoLocal,
  mayLearnOf,
  messageId,
  testEvent,
  toldType,
  unreachableMs,
  verdictOf,
  waitAfter,
} from '../../domain/index.ts';
import type { HookMessage } from '../../hooks/index.ts';
import type { Delivery, HookEndpoint, Store } from '../../store/index.ts';
import type { DeliverOrder, DeliverResult } from '../../workflows/webhook.ts';

export interface DeliverNeeds {
  readonly store: Pick<Store, 'hooks' | 'snapshot'>;
  readonly county: Pick<County, 'account' | 'calendar'>;
  readonly clock: () => number;
  readonly send: (message: HookMessage) => Promise<DeliveryOutcome>;
  /** Told after each round, so that a long activity shows that it lives. */
  readonly onRound?: () => void;
}

/** Cases that are told at the same time. Each has one message under way. */
const AT_ONCE = 4;
const ROUND = 16;
const LONGEST_MS = 30_000;
/** The API writes rows before the snapshot may have followed. An old case without one waits for its repair. */
const followsMs = (ageMs: number): number => (ageMs < 60_000 ? 1_000 : 300_000);

/** A round's outcome for the endpoint as a whole. */
type Tried =
  | { readonly kind: 'settled'; readonly sent: boolean }
  | { readonly kind: 'gone' }
  | { readonly kind: 'rests'; readonly atLeastMs: number };

/** Sends what is due, in the order of each case, until nothing is or until the endpoint must rest. */
export async function deliver(needs: DeliverNeeds, order: DeliverOrder): Promise<DeliverResult> {
  const { store, clock } = needs;
  const receiver = hookReceiver(order.endpoint);
  const startedMs = clock();
  const nowMs = () => order.nowMs + clock() - startedMs;
  for (let { failures } = order; ; ) {
    const hook = await store.hooks.find(order.endpoint);
    if (hook?.state !== 'active') return { kind: 'stopped' };
    const due = await store.hooks.outbox.due(receiver, nowMs(), ROUND);
    if (due.length === 0) {
      const nextMs = await store.hooks.outbox.nextDueMs(receiver);
      return { kind: 'idle', failures, nextInMs: nextMs === null ? null : Math.max(1, nextMs - nowMs()) };
    }
    for (let at = 0; at < due.length; at += AT_ONCE) {
      const tried = await Promise.all(
        due.slice(at, at + AT_ONCE).map((row) => tryOne(needs, hook, row, nowMs)),
      );
      needs.onRound?.();
      if (tried.some(({ kind }) => kind === 'gone')) return disabled(needs, hook, 'gone');
      if (tried.some((one) => one.kind === 'settled' && one.sent)) failures = 0;
      const rests = tried.flatMap((one) => (one.kind === 'rests' ? [one.atLeastMs] : []));
      if (rests.length === 0) continue;
      const since = (await store.hooks.find(hook.id))?.health.failingSinceMs ?? nowMs();
      if (nowMs() - since > unreachableMs) return disabled(needs, hook, 'unreachable');
      failures += 1;
      return { kind: 'rests', failures, forMs: holdAfter(failures, Math.max(...rests)) };
    }
    if (clock() - startedMs > LONGEST_MS) return { kind: 'idle', failures, nextInMs: 1 };
    await pause(0);
  }
}

async function disabled(
  { store }: DeliverNeeds,
  { id }: HookEndpoint,
  why: 'gone' | 'unreachable',
): Promise<DeliverResult> {
  await store.hooks.change(id, undefined, { state: 'disabled', why });
  return { kind: 'stopped' };
}

async function tryOne(
  needs: DeliverNeeds,
  hook: HookEndpoint,
  row: Delivery,
  nowMs: () => number,
): Promise<Tried> {
  const { outbox } = needs.store.hooks;
  const told = await contentOf(needs, hook, row);
  if (told === 'later') {
    await outbox.settle(row, { nextAtMs: nowMs() + followsMs(nowMs() - row.atMs) });
    return { kind: 'settled', sent: false };
  }
  if (told === 'withheld') {
    await outbox.settle(row, { state: 'withheld', doneAtMs: nowMs() });
    return { kind: 'settled', sent: false };
  }
  const outcome = await needs.send({
    url: hook.url,
    secrets: secretsOf(hook, nowMs()),
    id: messageId(hook.id, row.appeal, row.seq),
    atMs: needs.clock(),
    body: JSON.stringify(told),
  });
  return settled(needs, hook, row, outcome, nowMs());
}

async function settled(
  { store }: DeliverNeeds,
  hook: HookEndpoint,
  row: Delivery,
  outcome: DeliveryOutcome,
  nowMs: number,
): Promise<Tried> {
  const { outbox } = store.hooks;
  const tries = row.tries + 1;
  const result = outcome.kind === 'answered' ? String(outcome.status) : outcome.problem;
  const verdict = verdictOf(outcome);
  if (verdict.kind === 'sent') {
    await outbox.settle(row, { state: 'sent', tries, result, doneAtMs: nowMs });
    await store.hooks.note(hook.id, { sentAtMs: nowMs, failingSinceMs: null });
    return { kind: 'settled', sent: true };
  }
  const failing = { failedAtMs: nowMs, failure: result };
  const since = hook.health.failingSinceMs === null ? { failingSinceMs: nowMs } : {};
  await store.hooks.note(hook.id, { ...failing, ...since });
  if (verdict.kind === 'gone') {
    await outbox.settle(row, { tries, result });
    return { kind: 'gone' };
  }
  const waitMs = waitAfter(tries, verdict.atLeastMs);
  const next = waitMs === null ? { state: 'dead' as const, doneAtMs: nowMs } : { nextAtMs: nowMs + waitMs };
  await outbox.settle(row, { tries, result, ...next });
  return verdict.waits === 'endpoint'
    ? { kind: 'rests', atLeastMs: verdict.atLeastMs }
    : { kind: 'settled', sent: false };
}

/** The secret before the last rotation signs too, until its end. */
export const secretsOf = (
  { secret, former }: Pick<HookEndpoint, 'secret' | 'former'>,
  nowMs: number,
): string[] => (former && former.untilMs > nowMs ? [secret, former.secret] : [secret]);

/**
 * Makes the message, after it has checked again what the owner may know now. It holds ids and types: a receiver asks
 * the API for the rest.
 */
async function contentOf(
  { store, county }: DeliverNeeds,
  { owner }: HookEndpoint,
  row: Delivery,
): Promise<object | 'later' | 'withheld'> {
  const timestamp = isoLocal(county.calendar, row.atMs);
  const type = toldType(row.type);
  if (row.type === testEvent)
    return { type, timestamp, data: { id: row.appeal, seq: row.seq, event: row.type } };
  const state = await store.snapshot(row.appeal);
  if (!state || state.seq < row.seq) return 'later';
  if (!mayStillLearn(county, state, owner, row.type)) return 'withheld';
  const { status } = state.stage;
  return { type, timestamp, data: { id: row.appeal, seq: row.seq, event: row.type, status } };
}

function mayStillLearn(
  county: DeliverNeeds['county'],
  state: AppealState,
  owner: string,
  type: string,
): boolean {
  const account = county.account(owner);
  if (!account) return false;
  const { role, unit } = account;
  return mayLearnOf(state, type, { account: owner, role, unit });
}
