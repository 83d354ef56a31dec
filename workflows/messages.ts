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

/** What goes into an appeal's workflow and comes out of it: names and types only, for clients and tests. */

export const appealWorkflowType = 'appeal';
export const taskQueueDefault = 'appeals';

/** A start carries the events that were decided before it, `registered` first. */
export interface AppealInput {
  readonly events: readonly AppealEvent[];
  /** Set by continue-as-new only. */
  readonly carried?: Carried;
  /** History events after which the run continues as a new one; by default when the server suggests it. */
  readonly continueAfterEvents?: number;
}

/** What crosses continue-as-new: plain JSON. */
export interface Carried {
  readonly state: AppealState;
  readonly unpublished: readonly AppealEvent[];
  readonly requests: readonly KnownRequest[];
  readonly signals: readonly WaitingSignal[];
}

/** A signal that came and was not yet looked at; `name` is the wire name, as its sender gave it. */
export interface WaitingSignal {
  readonly name: string;
  readonly input: unknown;
  /** When it came, in the workflow's time; of one that an older release kept it is not known. */
  readonly atMs?: number;
  /** Proved when it came: one of us, or the holder of a token. Not there where nothing was. */
  readonly from?: 'sealed' | { readonly account: string };
}

/** What a request gave that was carried out, so that its repetition gives the same and is not decided again. */
export interface KnownRequest {
  readonly id: string;
  readonly bodyHash: string;
  readonly fromSeq: number;
  readonly toSeq: number;
}

/** A command on its way into the workflow: who gives it, what the county's data says, and the body's fields. */
export interface CommandInput {
  readonly actor: Actor;
  readonly facts: Facts;
  readonly request?: Request;
  readonly [bodyField: string]: unknown;
}

/** Of a client that may repeat itself. */
export interface Request {
  readonly id: string;
  readonly bodyHash: string;
  /** The version it had read. */
  readonly ifMatch?: number;
  /** The command it is for; sealed with it, it can be used for no other. */
  readonly command?: AnyCommandName;
}

/** Field names of CommandInput that no body may use; `token` is that of a signal sent around the API. */
export const reservedFields = ['actor', 'facts', 'request', 'token'] as const;

/**
 * What an update answers. `version` is the appeal's now; `fromSeq` to `toSeq` are the events that the request gave.
 * A replayed request carries no events: they are in the event log, and the appeal may have gone on.
 */
export interface CommandAnswer {
  readonly events: readonly AppealEvent[];
  readonly version: number;
  /** Of the body that was carried out, null where the request had none; another body under one id is the client's error. */
  readonly bodyHash: string | null;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly replayed: boolean;
}

/** Update and signal name of a command: accept-transfer is `acceptTransfer`. */
export const messageName = (command: string): string =>
  command.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const forEach = <C extends string, T>(
  commands: readonly C[],
  define: (name: string) => T,
): Readonly<Record<C, T>> =>
  Object.fromEntries(commands.map((command) => [command, define(messageName(command))])) as Record<C, T>;

/** Every command, those included that appeals give each other. */
export const allCommandNames: readonly AnyCommandName[] = [...commandNames, ...systemCommandNames];

/** Refusals come as an ApplicationFailure: its type is the refusal's code, its first detail the refusal. */
export const updates = forEach(allCommandNames, (name) => defineUpdate<CommandAnswer, [CommandInput]>(name));

/** What people may send without waiting for an answer; facts are looked up, refusals recorded. */
export const signals = forEach(commandNames, (name) => defineSignal<[Partial<CommandInput>]>(name));

export const stateQuery = defineQuery<AppealState>('state');
export const unpublishedQuery = defineQuery<readonly AppealEvent[]>('unpublished');

/** The code of what is no command at all: no object, no actor, a field of the wrong type. */
export const malformed = 'malformed';
