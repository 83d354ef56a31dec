import {
  type Client,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { endedWithCase } from '../activities/workflow-end.ts';
import { adoption, type CarriedCommand, type County, contentHash, newsOfPeople } from '../county/index.ts';
import { type AppealState, systemActor } from '../domain/index.ts';
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
  const adopted = adoption(telling.county, telling.what, state, telling.clock());
  const id = `county:${telling.version}:${state.id}`;
  const done = adopted === null || (await give(telling, state, { ...adopted, id }));
  return telling.what.people ? (await tellPeople(telling, state)) && done : done;
}

/**
 * Does the same for absences and deputies. It sends only differences, under an id of these and of the appeal's
 * version. A repetition therefore changes nothing.
 */
export async function tellPeople(telling: TellingPeople, state: AppealState): Promise<boolean> {
  const news = newsOfPeople(telling.county, state, telling.clock());
  if (news === null) return true;
  const id = `people:${state.id}:${state.seq}:${contentHash(news.facts).slice(0, 16)}`;
  return give(telling, state, { ...news, id });
}

type Told = CarriedCommand & { readonly id: string };

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
    if (error instanceof WorkflowNotFoundError) return hasClosed(client, log, appeal);
    if (needsItNoMore(error)) return true;
    if (!isItsOwn(error)) throw error;
    log.warn({ appeal, error: nameOf(error) }, 'an open appeal did not accept the changed county');
    return false;
  }
}

/** A workflow that ended with its case needs the county no more. One that is missing was not told. */
async function hasClosed(client: Client, log: TellingPeople['log'], appeal: string): Promise<boolean> {
  const closed = await endedWithCase(client, appeal);
  if (!closed) log.warn({ alarm: 'open-appeal-without-workflow', appeal }, 'alarm');
  return closed;
}

/** The appeal was closed meanwhile and keeps its county, or another worker has told it. */
const needsItNoMore = (error: unknown): boolean =>
  isRefused(error) &&
  ['appeal-closed', 'wrong-status', 'nothing-requested', 'nobody-changed'].includes(typeOf(error));

const isRefused = (error: unknown): error is WorkflowUpdateFailedError =>
  error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure;

const typeOf = ({ cause }: WorkflowUpdateFailedError): string =>
  cause instanceof ApplicationFailure ? (cause.type ?? '') : '';

/** A refusal or a time-out concerns only this appeal. Any other error concerns the server. */
const isItsOwn = (error: unknown): boolean =>
  isRefused(error) || error instanceof WorkflowUpdateRPCTimeoutOrCancelledError;

export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
