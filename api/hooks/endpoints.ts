import type { County } from '../../county/index.ts';
import { type Actor, hookReceiver, isoLocal, mayInCounty, messageId, testEvent } from '../../domain/index.ts';
import { type AddressRules, type LookUp, newSecret, publicAddresses, urlProblem } from '../../hooks/index.ts';
import type { Delivery, DeliveryCounts, HookChange, HookEndpoint, HookShelf } from '../../store/index.ts';
import { problem } from '../http/problem.ts';
import { fromRecords } from '../http/records.ts';

export const webhooksMost = 5;
/** The former secret signs for so long after a rotation. */
export const formerLastsMs = 24 * 3_600_000;

export interface HookUses {
  readonly county: Pick<County, 'calendar'>;
  readonly clock: () => number;
  readonly store: { readonly hooks: HookShelf };
  readonly gateway: { pokeHook(endpoint: string, how: 'poke' | 'resume'): Promise<void> };
  /** The addresses that are allowed. Without it, only https on the public internet. */
  readonly hooks?: AddressRules & { readonly lookUp?: LookUp };
}

/** Lists one's own endpoints. The administrator sees those of everybody. */
export async function endpointsFor({ store }: HookUses, { account, role }: Actor) {
  const found = await fromRecords(store.hooks.of(role === 'admin' ? null : account));
  return Promise.all(
    found.map(async (hook) => {
      const counts = await fromRecords(store.hooks.outbox.counts(hookReceiver(hook.id)));
      return { hook, counts };
    }),
  );
}

/** Finds an endpoint of one's own, or any for the administrator. Throws 404. */
export async function seenEndpoint({ store }: HookUses, id: string, actor: Actor): Promise<HookEndpoint> {
  const found = await fromRecords(store.hooks.find(id));
  const isOwn = found?.owner === actor.account;
  if (!found || !(isOwn || actor.role === 'admin')) throw problem('webhook-not-found');
  return found;
}

export async function ownEndpoint(deps: HookUses, id: string, actor: Actor): Promise<HookEndpoint> {
  if (!mayInCounty('manage-webhooks', actor)) throw problem('webhooks-by-integrators');
  return seenEndpoint(deps, id, actor);
}

/** Throws 422 for an address that nobody may make this server call. It is checked again at each delivery. */
export async function checkAddress({ hooks = { local: false } }: HookUses, url: string): Promise<void> {
  if (urlProblem(url, hooks) !== null) throw problem('webhook-address');
  await publicAddresses(new URL(url).hostname, hooks, hooks.lookUp).catch(() => {
    throw problem('webhook-address');
  });
}

interface Sent {
  readonly name: string;
  readonly url: string;
  readonly events?: readonly string[];
}

export async function addEndpoint(deps: HookUses, { name, url, events }: Sent, { account }: Actor) {
  await checkAddress(deps, url);
  const hook = {
    owner: account,
    name,
    url,
    events: eventsOf(events),
    secret: newSecret(),
    createdAtMs: deps.clock(),
  };
  const added = await fromRecords(deps.store.hooks.add(hook, webhooksMost));
  if (added === 'full') throw problem('too-many-webhooks', { params: { most: webhooksMost } });
  return added;
}

const eventsOf = (events: readonly string[] = []): readonly string[] | null =>
  events.length === 0 ? null : [...new Set(events)];

export async function changeEndpoint(
  deps: HookUses,
  { id, wanted }: { readonly id: string; readonly wanted: number | undefined },
  { name, url, events }: Partial<Sent>,
): Promise<HookEndpoint> {
  if (url !== undefined) await checkAddress(deps, url);
  return changed(deps, id, wanted, {
    ...(name === undefined ? {} : { name }),
    ...(url === undefined ? {} : { url }),
    ...(events === undefined ? {} : { events: eventsOf(events) }),
  });
}

/** A pause keeps the queue. */
export const pauseEndpoint = (deps: HookUses, { id }: HookEndpoint): Promise<HookEndpoint> =>
  changed(deps, id, undefined, { state: 'paused', why: null });

/** Also brings a disabled endpoint back. What waits is sent at once. */
export async function resumeEndpoint(deps: HookUses, { id }: HookEndpoint): Promise<HookEndpoint> {
  const hook = await changed(deps, id, undefined, { state: 'active', why: null });
  await fromRecords(deps.store.hooks.note(id, { failingSinceMs: null }));
  await fromRecords(deps.store.hooks.outbox.hasten(hookReceiver(id), deps.clock()));
  await deps.gateway.pokeHook(id, 'resume');
  return hook;
}

export function rotateSecret(deps: HookUses, { id, secret }: HookEndpoint): Promise<HookEndpoint> {
  const former = { secret, untilMs: deps.clock() + formerLastsMs };
  return changed(deps, id, undefined, { secret: newSecret(), former });
}

async function changed(
  { store }: HookUses,
  id: string,
  version: number | undefined,
  change: HookChange,
): Promise<HookEndpoint> {
  const done = await fromRecords(store.hooks.change(id, version, change));
  if (!done) throw problem('changed-since');
  return done;
}

/** Queues a message that concerns no case. */
export async function sendTest({ store, clock, gateway }: HookUses, { id }: HookEndpoint): Promise<Delivery> {
  const atMs = clock();
  const key = { receiver: hookReceiver(id), appeal: `test-${atMs.toString(36)}`, seq: 1 };
  await fromRecords(store.hooks.outbox.add({ ...key, type: testEvent, atMs }));
  await gateway.pokeHook(id, 'poke');
  const row = await fromRecords(store.hooks.outbox.find(key));
  if (!row) throw problem('delivery-not-found');
  return row;
}

/** Sends one settled delivery anew, or all given-up and sent ones of events since an instant. */
export async function replay(
  { store, clock, gateway }: HookUses,
  hook: HookEndpoint,
  { delivery, since }: { readonly delivery?: string; readonly since?: string },
): Promise<number> {
  if ((delivery === undefined) === (since === undefined)) throw problem('replay-what');
  const receiver = hookReceiver(hook.id);
  const which =
    delivery === undefined
      ? { sinceMs: Date.parse(since as string), states: ['dead', 'sent'] as const }
      : { key: { receiver, ...placeOf(hook.id, delivery) } };
  const count = await fromRecords(store.hooks.outbox.replay(receiver, which, clock()));
  if (count === 0 && delivery !== undefined) throw problem('delivery-not-found');
  if (count > 0) await gateway.pokeHook(hook.id, 'poke');
  return count;
}

function placeOf(endpoint: string, message: string): { readonly appeal: string; readonly seq: number } {
  const [, of, appeal, seq] = /^msg_([0-9a-z]+)_([\w-]+)_(\d{1,9})$/i.exec(message) ?? [];
  if (of !== endpoint || appeal === undefined) throw problem('delivery-not-found');
  return { appeal, seq: Number(seq) };
}

export function shownEndpoint(
  { county }: Pick<HookUses, 'county'>,
  { hook, counts }: { readonly hook: HookEndpoint; readonly counts: DeliveryCounts },
  { account }: Actor,
) {
  const at = (atMs: number | null) => (atMs === null ? null : isoLocal(county.calendar, atMs));
  const { id, owner, name, url, events, state, why, former, createdAtMs, version, health } = hook;
  return {
    id,
    owner,
    name,
    // Some receivers have tokens in their paths.
    url: owner === account ? url : new URL(url).origin,
    events: events ?? [],
    state,
    why,
    formerSecretUntil: at(former?.untilMs ?? null),
    createdAt: isoLocal(county.calendar, createdAtMs),
    version,
    health: {
      sentAt: at(health.sentAtMs),
      failedAt: at(health.failedAtMs),
      failure: health.failure,
      failingSince: at(health.failingSinceMs),
      waiting: counts.waiting,
      dead: counts.dead,
    },
  };
}

export function shownDelivery({ county }: Pick<HookUses, 'county'>, { id }: HookEndpoint, row: Delivery) {
  const at = (atMs: number | null) => (atMs === null ? null : isoLocal(county.calendar, atMs));
  const { appeal, seq, type, atMs, state, tries, nextAtMs, result, doneAtMs } = row;
  return {
    id: messageId(id, appeal, seq),
    appeal,
    seq,
    event: type,
    at: isoLocal(county.calendar, atMs),
    state,
    tries,
    nextAt: state === 'waiting' ? at(nextAtMs) : null,
    result,
    doneAt: at(doneAtMs),
  };
}
