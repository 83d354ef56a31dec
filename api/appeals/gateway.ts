import {
  ApplicationFailure,
  Client,
  Connection,
  defaultGrpcRetryOptions,
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
  type HookInput,
  hookWorkflowId,
  hookWorkflowType,
  pokeSignal,
  recordsDisagree,
  resumeSignal,
  stateQuery,
  unopened,
  unpublishedQuery,
  updates,
} from '../../workflows/messages.ts';
import { searchAttributeKeys } from '../../workflows/search-attributes.ts';
import { appealStart } from '../../workflows/start-options.ts';
import { AppealQueue, type QueueLimits, usualQueue } from './appeal-queue.ts';
import { type FilingMemo, memoFrom } from './filing-memo.ts';
import { later, unavailable } from './temporal-trouble.ts';

export interface StartedCase {
  readonly memo: FilingMemo | null;
  readonly startedMs: number;
}
export type CommandResult =
  | { readonly kind: 'answer'; readonly answer: CommandAnswer }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** No workflow is running: the appeal was closed, or never existed. */
  | { readonly kind: 'gone' }
  /** The workflow's log is shorter than what was read. */
  | { readonly kind: 'disagree' };

/** Says if a filing would be taken and carried on now. */
export interface Readiness {
  readonly temporal: boolean;
  readonly worker: boolean;
  /** Search attributes of this release that Temporal lacks: no case could begin. */
  readonly missingAttributes: readonly string[];
}

/** The only access to Temporal. Every call ends by its deadline. Trouble with the server is a 503. */
export interface Gateway {
  /** Returns 'taken' where any caller has used the id before. It needs no worker. */
  start(state: AppealState, input: AppealInput, memo: FilingMemo): Promise<'started' | 'taken'>;
  filed(appeal: string): Promise<StartedCase | null>;
  command(appeal: string, name: CommandName, input: CommandInput, id: string): Promise<CommandResult>;
  /** Returns null where Temporal knows no such appeal. */
  state(appeal: string): Promise<AppealState | null>;
  unpublished(appeal: string): Promise<readonly AppealEvent[] | null>;
  /** Lets an endpoint's workflow look for deliveries. `resume` also ends its rest. */
  pokeHook(endpoint: string, how: 'poke' | 'resume'): Promise<void>;
  ready(): Promise<Readiness>;
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
    pokeHook: (endpoint, how) =>
      within(callMs, async () => {
        const input: HookInput = { endpoint };
        await client.workflow.signalWithStart(hookWorkflowType, {
          workflowId: hookWorkflowId(endpoint),
          taskQueue,
          args: [input],
          signal: how === 'resume' ? resumeSignal : pokeSignal,
          signalArgs: [],
        });
      }).catch((error) => {
        throw unavailable(error);
      }),
    ready: () => within(2000, () => readinessOf(connection, namespace, taskQueue)).catch(() => away),
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
    if (type === recordsDisagree) return { kind: 'disagree' };
    const [refusal] = details ?? [];
    if (isRefusalOf(refusal, type)) {
      if (refusal.params.reason === unopened) throw later('keys-differ', error);
      return { kind: 'refused', refusal };
    }
    throw error;
  }
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) throw later('outcome-unknown', error);
  throw unavailable(error);
}

const isRefusalOf = (detail: unknown, type: string | null | undefined): detail is Refusal =>
  typeof detail === 'object' && detail !== null && 'refused' in detail && detail.refused === type;

const pollerFreshMs = 75_000;

const away: Readiness = { temporal: false, worker: false, missingAttributes: [] };

/** A worker counts as present when it has polled lately. The server remembers pollers long after they stop. */
async function readinessOf(
  { workflowService, operatorService }: Connection,
  namespace: string,
  name: string,
): Promise<Readiness> {
  const [{ pollers }, { customAttributes }] = await Promise.all([
    workflowService.describeTaskQueue({ namespace, taskQueue: { name }, taskQueueType: 1 }),
    // A service that shows its attributes to nobody is asked for nothing.
    operatorService.listSearchAttributes({ namespace }).catch(() => ({ customAttributes: null })),
  ]);
  const freshMs = Date.now() - pollerFreshMs;
  const worker = (pollers ?? []).some((p) => Number(p.lastAccessTime?.seconds ?? 0) * 1000 > freshMs);
  const wanted = Object.values(searchAttributeKeys).map((key) => key.name);
  const missing = customAttributes ? wanted.filter((attribute) => !(attribute in customAttributes)) : [];
  return { temporal: true, worker, missingAttributes: missing };
}
