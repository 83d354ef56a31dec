import {
  type Client,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { type County, contentHash } from '../county/index.ts';
import {
  type AppealState,
  changedPeople,
  type Facts,
  noFacts,
  postsOf,
  systemActor,
} from '../domain/index.ts';
import type { Progress } from '../store/index.ts';
import { type CommandInput, updates } from '../workflows/messages.ts';
import type { WorkerLog } from './runtime-log.ts';

export interface TellingPeople {
  readonly client: Client;
  readonly clock: () => number;
  readonly log: Pick<WorkerLog, 'warn'>;
  readonly county: Pick<County, 'standingFacts'>;
  readonly updateMs: number;
}
export interface Telling extends TellingPeople {
  readonly version: number;
  readonly county: Pick<County, 'standingFacts' | 'calendarAround' | 'policy'>;
  readonly what: Pick<Progress, 'calendar' | 'policy' | 'people'>;
}

/**
 * Returns true if the appeal knows the county's change or no longer needs it. Throws if Temporal is unreachable.
 */
export async function tellAppeal(telling: Telling, state: AppealState): Promise<boolean> {
  const changes = changesFor(telling, state);
  const adopted =
    Object.keys(changes).length === 0 ||
    (await give(telling, state, {
      name: 'adopt-county',
      id: `county:${telling.version}:${state.id}`,
      facts: noFacts,
      body: changes,
    }));
  return telling.what.people ? (await tellPeople(telling, state)) && adopted : adopted;
}

/**
 * Does the same for absences and deputies. It sends only differences, under an id of these and of the appeal's
 * version. A repetition therefore changes nothing.
 */
export async function tellPeople(telling: TellingPeople, state: AppealState): Promise<boolean> {
  const { county, clock } = telling;
  const kept = { posts: postsOf(state), units: Object.keys(state.units), category: state.category.id };
  const facts = county.standingFacts(kept, clock());
  if (changedPeople(state, facts) === null) return true;
  const id = `people:${state.id}:${state.seq}:${contentHash(facts).slice(0, 16)}`;
  return give(telling, state, { name: 'note-people', id, facts, body: {} });
}

interface Told {
  readonly name: 'adopt-county' | 'note-people';
  readonly id: string;
  readonly facts: Facts;
  readonly body: object;
}

async function give(
  { client, clock, log, updateMs }: TellingPeople,
  { id: appeal }: AppealState,
  { name, id, facts, body }: Told,
): Promise<boolean> {
  const request = { id, bodyHash: id, command: name };
  const input: CommandInput = { actor: systemActor, facts, request, ...body };
  try {
    const handle = client.workflow.getHandle(appeal);
    await client.withDeadline(clock() + updateMs, () =>
      handle.executeUpdate(updates[name], { args: [input], updateId: id }),
    );
    return true;
  } catch (error) {
    if (needsItNoMore(error)) return true;
    if (!isItsOwn(error)) throw error;
    log.warn({ appeal, error: nameOf(error) }, 'an open appeal did not accept the changed county');
    return false;
  }
}

/** Selects only what differs from the appeal's state, so that a repetition changes nothing. */
function changesFor({ county, what, clock }: Telling, { registeredAtMs, calendar, policy }: AppealState) {
  const around = county.calendarAround(registeredAtMs, clock());
  return {
    ...(what.calendar && differs(calendar, around) ? { calendar: around } : {}),
    ...(what.policy && differs(policy, county.policy) ? { policy: county.policy } : {}),
  };
}

const differs = (one: unknown, other: unknown): boolean => contentHash(one) !== contentHash(other);

/** The appeal was closed meanwhile and keeps its county, or another worker has told it. */
const needsItNoMore = (error: unknown): boolean =>
  error instanceof WorkflowNotFoundError ||
  (isRefused(error) &&
    ['appeal-closed', 'wrong-status', 'nothing-requested', 'nobody-changed'].includes(typeOf(error)));

const isRefused = (error: unknown): error is WorkflowUpdateFailedError =>
  error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure;

const typeOf = ({ cause }: WorkflowUpdateFailedError): string =>
  cause instanceof ApplicationFailure ? (cause.type ?? '') : '';

/** A refusal or a time-out concerns only this appeal. Any other error concerns the server. */
const isItsOwn = (error: unknown): boolean =>
  isRefused(error) || error instanceof WorkflowUpdateRPCTimeoutOrCancelledError;

export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
