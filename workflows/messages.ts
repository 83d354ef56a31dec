import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import {
  type Actor,
  type AnyCommandName,
  type AppealEvent,
  type AppealState,
  commandNames,
  type Facts,
  systemCommandNames,
} from '../domain/index.ts';
import type { SearchValues } from './search-attributes.ts';

/** Names and types of all messages of an appeal's workflow, for clients and tests. */

export const appealWorkflowType = 'appeal';
export const taskQueueDefault = 'appeals';

/** The start input holds the events that were decided before it, `registered` first. */
export interface AppealInput {
  readonly events: readonly AppealEvent[];
  /** Set by continue-as-new only. */
  readonly carried?: Carried;
  /**
   * The search attributes on the server when the run began. Asked of the server they would change with its settings,
   * and a replay with them. Starts by hand and by earlier releases lack it.
   */
  readonly shown?: SearchValues;
  /** The number of history events after which a new run continues. By default the server suggests it. */
  readonly continueAfterEvents?: number;
}

/** Plain JSON that crosses continue-as-new. */
export interface Carried {
  readonly state: AppealState;
  readonly unpublished: readonly AppealEvent[];
  readonly requests: readonly KnownRequest[];
  readonly signals: readonly WaitingSignal[];
}

/** A signal that waits for its turn. `name` is the wire name from its sender. */
export interface WaitingSignal {
  readonly name: string;
  readonly input: unknown;
  /** Time of arrival in the workflow's time. Signals kept by an older release lack it. */
  readonly atMs?: number;
  /** Its input was so large that it was not kept. */
  readonly tooLarge?: true;
  /**
   * The proven sender at the time of arrival: this installation, or the holder of a token. Absent if nothing was
   * proven.
   */
  readonly from?: 'sealed' | { readonly account: string };
}

/** The answer of a request that was carried out. A repetition gets the same answer without a new decision. */
export interface KnownRequest {
  readonly id: string;
  readonly bodyHash: string;
  readonly fromSeq: number;
  readonly toSeq: number;
}

/** The input of a command: its actor, the county's facts, and the fields of the body. */
export interface CommandInput {
  readonly actor: Actor;
  /** Facts that are left out are as in `noFacts`. */
  readonly facts: Partial<Facts>;
  readonly request?: CommandRequest;
  readonly [bodyField: string]: unknown;
}

/** Identifies the request of a client that may repeat it. */
export interface CommandRequest {
  readonly id: string;
  readonly bodyHash: string;
  /** The version that the client had read. */
  readonly ifMatch?: number;
  /** The version that the API had read. A shorter log here means that the stores disagree. */
  readonly read?: number;
  /** Hash of the event of that version in the log. Another event under its number means that the stores disagree. */
  readonly readHash?: string;
  /** The command of the request. It is sealed with the request, so nobody can use it for another command. */
  readonly command?: AnyCommandName;
}

/** Fields of CommandInput that no body may use. `token` belongs to signals sent around the API. */
export const reservedFields = ['actor', 'facts', 'request', 'token'] as const;

/**
 * The answer of an update. `version` is the appeal's present version. The request added the events `fromSeq` to
 * `toSeq`. A repeated request carries no events. They are in the event log, and the appeal may have moved on.
 */
export interface CommandAnswer {
  readonly events: readonly AppealEvent[];
  readonly version: number;
  /**
   * Hash of the body that was carried out, or null if the request had none. One id with two bodies is the client's
   * error.
   */
  readonly bodyHash: string | null;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly replayed: boolean;
}

/** Derives the update's and signal's name from the command: accept-transfer is `acceptTransfer`. */
export const messageName = (command: string): string =>
  command.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const forEach = <C extends string, T>(
  commands: readonly C[],
  define: (name: string) => T,
): Readonly<Record<C, T>> =>
  Object.fromEntries(commands.map((command) => [command, define(messageName(command))])) as Record<C, T>;

/** All commands, those between appeals included. */
export const allCommandNames: readonly AnyCommandName[] = [...commandNames, ...systemCommandNames];

/**
 * A refusal arrives as an ApplicationFailure. Its type is the refusal's code, and its first detail is the refusal.
 */
export const updates = forEach(allCommandNames, (name) => defineUpdate<CommandAnswer, [CommandInput]>(name));

/** Signals are sent without waiting for an answer. The worker finds the facts, and refusals are recorded. */
export const signals = forEach(commandNames, (name) => defineSignal<[Partial<CommandInput>]>(name));

export const stateQuery = defineQuery<AppealState>('state');
/** The number of the last event. It is small, where the state may be large. */
export const versionQuery = defineQuery<number>('version');
export const unpublishedQuery = defineQuery<readonly AppealEvent[]>('unpublished');

/** The code for a command to a case whose log here is shorter or other than what was read of it elsewhere. */
export const recordsDisagree = 'records-disagree';

/** A workflow gets this in place of a payload that was sealed by a key which its worker does not hold. */
export const unopened = 'sealed by a key that is not here';

/** The code for a message that is no command: no object, no actor, or a field of the wrong type. */
export const malformed = 'malformed';

/** The workflow of one endpoint. It keeps how often the endpoint has failed, and how long it rests. */
export const hookWorkflowType = 'webhook';
export const hookWorkflowId = (endpoint: string): string => `webhook:${endpoint}`;
export interface HookInput {
  readonly endpoint: string;
  /** Failures in a row. Set by continue-as-new only, like the rest. */
  readonly failures?: number;
  readonly restUntilMs?: number;
}
/** There may be something to send. */
export const pokeSignal = defineSignal('poke');
/** The owner wants deliveries now: the endpoint rests no longer. */
export const resumeSignal = defineSignal('resume');
