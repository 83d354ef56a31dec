import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { County } from '../county/index.ts';
import {
  type AppealState,
  broughtIn,
  type Effect,
  type Facts,
  isRefusal,
  type Newcomer,
  noFacts,
  openAppeal,
  postsOf,
  systemActor,
} from '../domain/index.ts';
import type { EffectAnswer, EffectOrder } from '../workflows/activity-types.ts';
import { type CommandInput, updates } from '../workflows/messages.ts';
import { appealStart } from '../workflows/start-options.ts';
import { endedWithCase } from './workflow-end.ts';

export interface EffectDeps {
  readonly county: Pick<County, 'atRegistration' | 'factsFor'>;
  readonly store: { snapshot(id: string): Promise<AppealState | null> };
}
/** The worker's own connection, which reaches the other appeals. */
export interface Reach {
  readonly client: Client;
  readonly taskQueue: string;
  readonly nowMs: number;
}

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

/**
 * Delivers this appeal's decision to another appeal. Ids come from the effect, so a repetition finds its own work
 * done. A permanent failure is an answer, and a temporary one is thrown and tried again.
 */
export function carryOutEffect(deps: EffectDeps, order: EffectOrder, reach: Reach): Promise<EffectAnswer> {
  const { effect } = order;
  switch (effect.kind) {
    case 'open-appeal':
      return open(deps, effect, reach);
    case 'merge':
      return merge(deps, effect, order.from, reach);
  }
}

async function open({ county }: EffectDeps, effect: Of<'open-appeal'>, reach: Reach): Promise<EffectAnswer> {
  const { client, taskQueue, nowMs } = reach;
  const { appeal, opening } = effect;
  const kept = county.atRegistration(opening.category, systemActor, nowMs);
  if (isRefusal(kept)) return { accepted: false, code: kept.refused };
  const known = county.factsFor({ lead: { kind: 'unit' } }, { lead: opening.lead ?? undefined }, systemActor);
  const lead = opening.lead === null ? null : (known.units[opening.lead] ?? null);
  const { state, events } = openAppeal(appeal, opening, kept, lead, nowMs);
  const { workflowType, ...start } = appealStart(state, { events });
  try {
    await client.workflow.start(workflowType, { ...start, taskQueue });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  return { accepted: true };
}

async function merge(
  deps: EffectDeps,
  effect: Of<'merge'>,
  from: EffectOrder['from'],
  { client, nowMs }: Reach,
): Promise<EffectAnswer> {
  const { id, into, newcomers } = effect;
  const input: CommandInput = {
    actor: systemActor,
    facts: await factsOfMaster(deps, into, nowMs),
    request: { id, bodyHash: id, command: 'absorb' },
    from: from.id,
    registeredAt: new Date(from.registeredAtMs).toISOString(),
    newcomers: newcomers.map(personOf),
    ...(effect.samePerson === undefined ? {} : { samePerson: effect.samePerson }),
    ...broughtIn(effect),
  };
  try {
    await client.workflow.getHandle(into).executeUpdate(updates.absorb, { args: [input], updateId: id });
    return { accepted: true };
  } catch (error) {
    return { accepted: false, code: refusalCodeOf(error) ?? (await codeOfMissing(deps, into, client)) };
  }
}

/** Adds the people who have the master. A merge does not wait for them if the database is unreachable. */
async function factsOfMaster({ county, store }: EffectDeps, master: string, nowMs: number): Promise<Facts> {
  const state = await store.snapshot(master).catch(() => null);
  return state ? county.factsFor({}, {}, systemActor, nowMs, postsOf(state)) : noFacts;
}

/** A body has no nulls: what is not known is left out. */
const personOf = ({ serial, name, phone, from, marks, alsoFiled, was }: Newcomer) =>
  Object.fromEntries(
    Object.entries({ serial, name, phone, from, marks, alsoFiled, was }).filter(
      ([, value]) => value !== null && value !== undefined,
    ),
  );

/**
 * A master without a workflow has closed. An open one that somebody has ended waits for its repair, and the merge with
 * it: that error is thrown.
 */
async function codeOfMissing({ store }: EffectDeps, master: string, client: Client): Promise<string> {
  if (await endedWithCase(client, master)) return 'master-closed';
  const state = await store.snapshot(master);
  if (state && state.stage.status !== 'closed') {
    throw ApplicationFailure.retryable(
      `${master} is open and has no workflow`,
      'open-appeal-without-workflow',
    );
  }
  return 'master-closed';
}

/** The code of the master's refusal, or null where it has no workflow. Any other error is thrown again. */
function refusalCodeOf(error: unknown): string | null {
  if (error instanceof WorkflowNotFoundError) return null;
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, details } = error.cause;
    if (isRefusal(details?.[0]) && type) return type;
  }
  throw error;
}
