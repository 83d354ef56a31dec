import {
  ApplicationFailure,
  Client,
  Connection,
  defaultGrpcRetryOptions,
  isGrpcServiceError,
  makeGrpcRetryInterceptor,
  WorkflowExecutionAlreadyStartedError,
  type WorkflowHandle,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { AppealEvent, AppealState, CommandName, Refusal } from '../../domain/index.ts';
import { type Keyring, sealedPayloads } from '../../privacy/index.ts';
import {
  type AppealInput,
  type CommandAnswer,
  type CommandInput,
  stateQuery,
  unpublishedQuery,
  updates,
} from '../../workflows/messages.ts';
import { appealStart } from '../../workflows/start-options.ts';
import { problem } from '../http/problem.ts';
import type { ApiCode } from '../http/sentences.ts';
import { AppealQueue, type QueueLimits, usualQueue } from './appeal-queue.ts';
import { type FilingMemo, memoFrom } from './filing-memo.ts';

export interface StartedCase {
  readonly memo: FilingMemo | null;
  readonly startedMs: number;
}
export type CommandResult =
  | { readonly kind: 'answer'; readonly answer: CommandAnswer }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** No workflow is running: the appeal was closed, or never existed. */
  | { readonly kind: 'gone' };

/** The only access to Temporal. Every call ends by its deadline. Trouble with the server is a 503. */
export interface Gateway {
  /** Returns 'taken' where any caller has used the id before. It needs no worker. */
  start(state: AppealState, input: AppealInput, memo: FilingMemo): Promise<'started' | 'taken'>;
  filed(appeal: string): Promise<StartedCase | null>;
  command(appeal: string, name: CommandName, input: CommandInput, id: string): Promise<CommandResult>;
  /** Returns null where Temporal knows no such appeal. */
  state(appeal: string): Promise<AppealState | null>;
  unpublished(appeal: string): Promise<readonly AppealEvent[] | null>;
  ready(): Promise<{ temporal: boolean; worker: boolean }>;
}

export interface GatewayOptions {
  readonly connection: Connection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly keyring: Keyring;
  readonly queue?: QueueLimits;
  readonly onWaiting?: (change: 1 | -1) => void;
  /** After a worker dies during a command, the next one takes over in about 12 s. */
  readonly commandMs?: number;
  readonly callMs?: number;
}

export interface ServerAddress {
  readonly address: string;
  readonly tls?: boolean;
  readonly apiKey?: string;
}

/**
 * Connects at the first use, so that the API starts without Temporal. It gives up soon, so that the caller gets an
 * answer.
 */
export const lazyConnection = ({ address, tls = false, apiKey }: ServerAddress): Connection =>
  Connection.lazy({
    address,
    tls,
    ...(apiKey === undefined ? {} : { apiKey }),
    connectTimeout: 3000,
    interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: 3 }))],
  });

const pollerFreshMs = 75_000;

export function createGateway(options: GatewayOptions): Gateway {
  const { connection, namespace, taskQueue, keyring, commandMs = 15_000, callMs = 5000 } = options;
  const dataConverter = { payloadCodecs: [sealedPayloads(keyring)] };
  const client = new Client({ connection, namespace, dataConverter });
  const queue = new AppealQueue(options.queue ?? usualQueue, options.onWaiting);
  const within = <T>(ms: number, call: () => Promise<T>) => connection.withDeadline(Date.now() + ms, call);
  const asked = <T>(appeal: string, ask: (handle: WorkflowHandle) => Promise<T>) =>
    within(callMs, () => ask(client.workflow.getHandle(appeal))).catch((error) => nullIfUnknown(error));

  return {
    start: (state, input, memo) => {
      const { workflowType, ...start } = appealStart(state, input);
      return within(callMs, () =>
        client.workflow.start(workflowType, { ...start, taskQueue, memo: { ...memo } }),
      ).then(() => 'started' as const, takenOrThrow);
    },
    filed: (appeal) => asked(appeal, filedOf),
    command: (appeal, name, input, updateId) =>
      queue.run(appeal, () =>
        within(commandMs, () =>
          client.workflow.getHandle(appeal).executeUpdate(updates[name], { args: [input], updateId }),
        ).then((answer): CommandResult => ({ kind: 'answer', answer }), refusedOrThrow),
      ),
    state: (appeal) => asked(appeal, (handle) => handle.query(stateQuery)),
    unpublished: (appeal) => asked(appeal, (handle) => handle.query(unpublishedQuery)),
    ready: () => within(2000, () => polled(connection, namespace, taskQueue)).catch(() => away),
  };
}

async function filedOf(handle: WorkflowHandle): Promise<StartedCase> {
  const { memo, startTime } = await handle.describe();
  return { memo: memoFrom(memo), startedMs: startTime.getTime() };
}

function takenOrThrow(error: unknown): 'taken' {
  if (error instanceof WorkflowExecutionAlreadyStartedError) return 'taken';
  throw unavailable(error);
}

function nullIfUnknown(error: unknown): null {
  if (error instanceof WorkflowNotFoundError) return null;
  throw unavailable(error);
}

/** The codes of an update whose workflow ended while Temporal handled it. */
const endedAround = ['AcceptedUpdateCompletedWorkflow', 'WorkflowUpdateAbortedByClosingWorkflow'];

function refusedOrThrow(error: unknown): CommandResult {
  if (error instanceof WorkflowNotFoundError) return { kind: 'gone' };
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, details } = error.cause;
    if (endedAround.includes(type ?? '')) return { kind: 'gone' };
    const [refusal] = details ?? [];
    if (isRefusalOf(refusal, type)) return { kind: 'refused', refusal };
    throw error;
  }
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) throw later('outcome-unknown', error);
  throw unavailable(error);
}

const isRefusalOf = (detail: unknown, type: string | null | undefined): detail is Refusal =>
  typeof detail === 'object' && detail !== null && 'refused' in detail && detail.refused === type;

const grpc = { deadlineExceeded: 4, resourceExhausted: 8 } as const;

/** These errors are never a 500: Temporal may be able to do it later. */
function unavailable(error: unknown): unknown {
  const code = grpcCodeOf(error);
  if (code === undefined) return error;
  if (code === grpc.resourceExhausted) return later('queue-full', error);
  return later(code === grpc.deadlineExceeded ? 'outcome-unknown' : 'temporal-unavailable', error);
}

function grpcCodeOf(error: unknown): number | undefined {
  if (isGrpcServiceError(error)) return error.code;
  return error instanceof Error && error.cause !== undefined ? grpcCodeOf(error.cause) : undefined;
}

const later = (code: ApiCode, cause: unknown) =>
  Object.assign(problem(code, { headers: { 'Retry-After': '5' } }), { cause });

const away = { temporal: false, worker: false } as const;

/** A worker counts as present when it has polled lately. The server remembers pollers long after they stop. */
async function polled({ workflowService }: Connection, namespace: string, name: string) {
  const { pollers } = await workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name },
    taskQueueType: 1,
  });
  const freshMs = Date.now() - pollerFreshMs;
  const worker = (pollers ?? []).some((p) => Number(p.lastAccessTime?.seconds ?? 0) * 1000 > freshMs);
  return { temporal: true, worker };
}
