import {
  type Client,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { type County, contentHash } from '../county/index.ts';
import { type AppealState, noFacts, systemActor } from '../domain/index.ts';
import type { Progress } from '../store/index.ts';
import { type CommandInput, updates } from '../workflows/messages.ts';
import type { WorkerLog } from './runtime-log.ts';

export interface Telling {
  readonly client: Client;
  readonly clock: () => number;
  readonly log: Pick<WorkerLog, 'warn'>;
  readonly version: number;
  readonly county: County;
  readonly what: Pick<Progress, 'calendar' | 'policy'>;
  readonly updateMs: number;
}

/** Whether the open appeal has the county's change now, or needs it no more. Throws where Temporal is away. */
export async function tellAppeal(telling: Telling, state: AppealState): Promise<boolean> {
  const changes = changesFor(telling, state);
  if (Object.keys(changes).length === 0) return true;
  const { client, clock, log, version, updateMs } = telling;
  const id = `county:${version}:${state.id}`;
  const input: CommandInput = {
    ...{ actor: systemActor, facts: noFacts, request: { id, bodyHash: id, command: 'adopt-county' } },
    ...changes,
  };
  try {
    const handle = client.workflow.getHandle(state.id);
    await client.withDeadline(clock() + updateMs, () =>
      handle.executeUpdate(updates['adopt-county'], { args: [input], updateId: id }),
    );
    return true;
  } catch (error) {
    if (hasClosed(error)) return true;
    if (!isItsOwn(error)) throw error;
    log.warn(
      { appeal: state.id, error: nameOf(error) },
      'an open appeal did not take the changed county over',
    );
    return false;
  }
}

/** Only what differs from what the appeal keeps, so that telling it again is nothing. */
function changesFor({ county, what, clock }: Telling, { registeredAtMs, calendar, policy }: AppealState) {
  const around = county.calendarAround(registeredAtMs, clock());
  return {
    ...(what.calendar && differs(calendar, around) ? { calendar: around } : {}),
    ...(what.policy && differs(policy, county.policy) ? { policy: county.policy } : {}),
  };
}

const differs = (one: unknown, other: unknown): boolean => contentHash(one) !== contentHash(other);

/** It was closed while this went on: a closed case keeps the county it was closed under. */
const hasClosed = (error: unknown): boolean =>
  error instanceof WorkflowNotFoundError ||
  (isRefused(error) && ['appeal-closed', 'wrong-status'].includes(typeOf(error)));

const isRefused = (error: unknown): error is WorkflowUpdateFailedError =>
  error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure;

const typeOf = ({ cause }: WorkflowUpdateFailedError): string =>
  cause instanceof ApplicationFailure ? (cause.type ?? '') : '';

/** A refusal, or no answer in time, is this appeal's trouble; anything else is the server's. */
const isItsOwn = (error: unknown): boolean =>
  isRefused(error) || error instanceof WorkflowUpdateRPCTimeoutOrCancelledError;

export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
