import type { County } from '../../county/index.ts';
import type { AppealEvent, AppealState, FilingFacts, Recorded } from '../../domain/index.ts';
import type { Key } from '../../privacy/index.ts';
import type { OutboxShelf, PersonKeys } from '../../store/index.ts';
import { type BindingNeeds, bindIfPossible } from '../attachments/hold-attachments.ts';
import { problem } from '../http/problem.ts';
import { nameOf } from '../http/records.ts';
import { type AppealIds, filingDays } from '../ids/appeal-id.ts';
import { bodyHashOf, canonical, keyedHash, keyFor } from '../ids/keys.ts';
import { type UnsealingNeeds, unseal } from '../personal-data/unseal.ts';
import { mostClockMs } from './clock-watch.ts';
import type { FilingMemo } from './filing-memo.ts';
import type { Gateway } from './gateway.ts';
import { type SavingNeeds, type SnapshotNeeds, saveIfPossible, snapshotIfAny } from './snapshots.ts';

export type StartingNeeds = SnapshotNeeds &
  SavingNeeds &
  BindingNeeds &
  UnsealingNeeds & {
    readonly secret: string;
    /** How far this clock is ahead of the database's. Without it nobody has compared them. */
    readonly aheadMs?: () => number;
    readonly county: Pick<County, 'calendar'>;
    readonly gateway: Pick<Gateway, 'start' | 'filed'>;
    readonly store: {
      saveEvents(appeal: string, events: readonly AppealEvent[]): Promise<unknown>;
      readonly persons: Pick<PersonKeys, 'giveBack'>;
      readonly hooks: { readonly outbox: Pick<OutboxShelf, 'tell'> };
    };
  };

const attempts = 8;

/** A case that is about to begin. */
export interface NewCase {
  /** The namespace of the idempotency key: an account, the public, or a code. */
  readonly account: string;
  readonly key: string;
  /** The caller chose the key, so this may be a retry. */
  readonly keyGiven: boolean;
  /** The day on which the key was reserved for ever. Without it, a key counts today and yesterday. */
  readonly day?: string;
  /** The content that a repetition must repeat. Other content under the same key is an error. */
  readonly content: unknown;
  /** The keys that seal its people's texts. They return to the pool where no text was sent. */
  readonly keys: readonly Key[];
  /** The known earlier cases. A retry decides by those that were known when the case began. */
  readonly background?: FilingFacts;
  /** Decides its first events under an id. Throws the refusal as a problem. */
  readonly decided: (id: string, nowMs: number, background: FilingFacts) => Recorded;
}

/**
 * Starts a case, or finds the one that the same key started before. The start is durable without a worker and
 * without the database.
 */
export async function startCase(deps: StartingNeeds, ids: AppealIds, given: NewCase): Promise<AppealState> {
  // No case is born in the future: its deadlines would begin there.
  if ((deps.aheadMs?.() ?? 0) > mostClockMs)
    throw problem('clock-differs', { headers: { 'Retry-After': '60' } });
  const [today = '', yesterday] = daysOf(deps, given);
  const idOf = (day: string) => (attempt: number) => ids(day, given.account, given.key, attempt);
  const memo = memoOf(deps, given);
  const keys = { sent: false };
  try {
    const isRetry = given.keyGiven && yesterday !== undefined;
    const before = isRetry ? await startedOn(deps, given, memo, idOf(yesterday)) : null;
    return before ?? (await startOn(deps, given, memo, idOf(today), keys));
  } finally {
    if (!keys.sent) deps.store.persons.giveBack(given.keys);
  }
}

/** Tells whether this key has started a case that Temporal still knows, whatever it was filed with. */
export async function isStarted(
  deps: Pick<StartingNeeds, 'county' | 'clock' | 'secret' | 'gateway'>,
  ids: AppealIds,
  given: Pick<NewCase, 'account' | 'key' | 'day'>,
): Promise<boolean> {
  const keyHash = keyHashOf(deps.secret, given);
  for (const id of possibleIds(deps, ids, given)) {
    const filed = await deps.gateway.filed(id);
    if (filed?.memo?.keyHash === keyHash) return true;
  }
  return false;
}

/** Lists every id that this key may have given to a case on its days. */
export function possibleIds(
  deps: Pick<StartingNeeds, 'county' | 'clock'>,
  ids: AppealIds,
  given: Pick<NewCase, 'account' | 'key' | 'day'>,
): string[] {
  const numbers = Array.from({ length: attempts }, (_, attempt) => attempt);
  return daysOf(deps, given).flatMap((day) =>
    numbers.map((attempt) => ids(day, given.account, given.key, attempt)),
  );
}

/** The days on which the key counts: the one for which it was reserved, otherwise today and yesterday. */
function daysOf(
  { county, clock }: Pick<StartingNeeds, 'county' | 'clock'>,
  { day }: Pick<NewCase, 'day'>,
): readonly string[] {
  if (day !== undefined) return [day];
  const { today, yesterday } = filingDays(county.calendar, clock());
  return [today, yesterday];
}

const keyHashOf = (secret: string, { account, key }: Pick<NewCase, 'account' | 'key'>): string =>
  keyedHash(keyFor(secret, 'idempotency'), [account, key]).toString('hex');

const memoOf = ({ secret }: StartingNeeds, given: NewCase): FilingMemo => ({
  keyHash: keyHashOf(secret, given),
  bodyHash: bodyHashOf(secret, given.content),
  ...(given.background?.links || given.background?.into ? { background: given.background } : {}),
});

type IdOf = (attempt: number) => string;

/** Finds the case that this key started on an earlier day, or null. */
async function startedOn(deps: StartingNeeds, given: NewCase, memo: FilingMemo, idOf: IdOf) {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await lookUpId(deps, given, memo, idOf(attempt));
    if (found === 'free') return null;
    if (found !== 'other') return found;
  }
  return null;
}

async function startOn(
  deps: StartingNeeds,
  given: NewCase,
  memo: FilingMemo,
  idOf: IdOf,
  keys: { sent: boolean },
): Promise<AppealState> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const id = idOf(attempt);
    const { state, events } = given.decided(id, deps.clock(), given.background ?? {});
    const past = await snapshotIfAny(deps, id);
    // Without an answer the case may have started, so its keys count as used.
    keys.sent = !past;
    const started = past ? 'taken' : await deps.gateway.start(state, { events }, memo);
    keys.sent = started === 'started';
    if (started === 'started') {
      await saveBeginning(deps, { state, events });
      return state;
    }
    const found = await lookUpId(deps, given, memo, id);
    if (found !== 'other' && found !== 'free') return found;
  }
  throw problem('outcome-unknown', { headers: { 'Retry-After': '1' } });
}

/** Lets the filer read the own case at once. Without the database the workflow publishes the events later. */
async function saveBeginning(deps: StartingNeeds, { state, events }: Recorded): Promise<void> {
  const saved = writeBeginning(deps, { state, events }).catch((error) => {
    deps.log.warn({ appeal: state.id, error: nameOf(error) }, 'the first events could not be written');
  });
  await Promise.all([saved, saveIfPossible(deps, state), bindIfPossible(deps, state.id, events)]);
}

/** Writes the events with the rows of who is told of them. The publication adds those that are missing. */
async function writeBeginning({ store }: StartingNeeds, { state, events }: Recorded): Promise<void> {
  await store.saveEvents(state.id, events);
  const { account, role } = state.registeredBy;
  if (role === 'integrator') await store.hooks.outbox.tell({ appeal: state.id, owner: account, events });
}

/**
 * Looks an id up: it is free, belongs to another case, or holds this very case (its present state). Throws 422
 * where the key is the same and the content differs. Once Temporal has deleted the workflow, it compares the filed
 * content with the snapshot.
 */
async function lookUpId(
  deps: StartingNeeds,
  given: NewCase,
  memo: FilingMemo,
  id: string,
): Promise<AppealState | 'other' | 'free'> {
  const [filed, snapshot] = await Promise.all([deps.gateway.filed(id), snapshotIfAny(deps, id)]);
  if (!filed) return snapshot ? bySnapshot(deps, given, snapshot) : 'free';
  if (filed.memo?.keyHash !== memo.keyHash) return 'other';
  if (filed.memo.bodyHash !== memo.bodyHash) throw otherContent(given, id);
  return snapshot ?? given.decided(id, filed.startedMs, filed.memo.background ?? {}).state;
}

const otherContent = ({ day }: NewCase, appeal: string) =>
  day === undefined ? problem('idempotency-key-reused') : problem('reference-used', { params: { appeal } });

async function bySnapshot(
  deps: StartingNeeds,
  given: NewCase,
  snapshot: AppealState,
): Promise<AppealState | 'other'> {
  const again = given.decided(snapshot.id, snapshot.registeredAtMs, {}).state;
  const { value } = await unseal(deps, [again.registration, snapshot.registration]);
  const same =
    again.registeredBy.account === snapshot.registeredBy.account &&
    canonical(value[0]) === canonical(value[1]);
  if (same) return snapshot;
  // A reserved key has one case for ever, whatever became of its words.
  if (given.day !== undefined && snapshot.registration.reference === given.key)
    throw otherContent(given, snapshot.id);
  return 'other';
}
