import assert from 'node:assert/strict';
import type { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Actor, AppealEvent, AppealState, CommandName } from '../../domain/index.ts';
import { type AnyCommandName, allRules } from '../../domain/index.ts';
import type { appeal } from '../../workflows/index.ts';
import {
  type CommandAnswer,
  type CommandInput,
  signals,
  stateQuery,
  unpublishedQuery,
  updates,
} from '../../workflows/messages.ts';
import { eventually } from './eventually.ts';
import type { MemoryLog } from './memory-log.ts';
import { factsNamed } from './sample-facts.ts';

export type Body = Readonly<Record<string, unknown>>;
export interface Refused {
  readonly code: string;
  readonly params: Body;
}
export type Request = NonNullable<CommandInput['request']>;

/** An appeal that runs, and what can be asked of it. */
export class Filed {
  readonly id: string;
  readonly citizen: Actor;
  private readonly client: Client;
  private readonly log: MemoryLog;

  constructor(client: Client, id: string, log: MemoryLog) {
    this.id = id;
    this.client = client;
    this.log = log;
    this.citizen = { account: `citizen:${id}:0`, unit: null, role: 'citizen' };
  }

  /** Without a run id: the appeal, whichever run it is in. */
  get handle() {
    return this.client.workflow.getHandle<typeof appeal>(this.id);
  }

  /** Gives a command as the API does; throws where it is refused. */
  give(
    name: AnyCommandName,
    by: Actor,
    body: Body = {},
    { request, updateId }: { request?: Request; updateId?: string } = {},
  ): Promise<CommandAnswer> {
    const facts = factsNamed(allRules[name].body, body, by);
    const args: [CommandInput] = [{ actor: by, facts, request, ...body }];
    return this.handle.executeUpdate(updates[name], { args, updateId });
  }

  refused = (...given: Parameters<Filed['give']>): Promise<Refused> => refusalOf(this.give(...given));
  signal = (name: CommandName, by: Actor, body: Body = {}) =>
    this.handle.signal(signals[name], { actor: by, ...body });

  /** Anything under any name, as from the Temporal UI. */
  sendUpdate = (name: string, ...args: unknown[]) => this.handle.executeUpdate(name, { args: args as [] });
  sendSignal = (name: string, ...args: unknown[]) => this.handle.signal(name, ...(args as []));

  state = (): Promise<AppealState> => this.handle.query(stateQuery);
  unpublished = (): Promise<readonly AppealEvent[]> => this.handle.query(unpublishedQuery);
  closed = () => this.handle.result();
  snapshot = (): AppealState | null => this.log.snapshots.get(this.id) ?? null;
  logged = (): AppealEvent[] => [...(this.log.logs.get(this.id)?.values() ?? [])];

  /** The events that the log holds, once the workflow has nothing left to publish. */
  async published(): Promise<AppealEvent[]> {
    await eventually(
      async () => ((await this.unpublished()).length === 0 ? true : null),
      'everything is published',
    );
    return this.log.events(this.id);
  }

  types = async (): Promise<string[]> => (await this.published()).map(({ type }) => type);

  /** The published events of this type, once there are so many. */
  reaches = (type: string, count = 1): Promise<AppealEvent[]> =>
    eventually(async () => {
      const found = this.logged().filter((event) => event.type === type);
      return found.length >= count ? found : null;
    }, `${count} ${type} in ${this.id}`);

  async history() {
    const { events } = await this.handle.fetchHistory();
    return events ?? [];
  }

  /** How many history events there are of each kind: `{ timerStarted: 1, … }`. */
  async historyCounts(): Promise<Readonly<Record<string, number>>> {
    const counts: Record<string, number> = {};
    for (const event of await this.history()) {
      const name = kindOf(event);
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return counts;
  }

  /** The history's length, its size in bytes (not on the test server), and each kind's share. */
  async measure() {
    const counts = await this.historyCounts();
    const { historySize = 0 } = await this.handle.describe();
    const events = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { counts, events, bytes: historySize };
  }
}

/** A history event's kind is the one group of attributes that it has. */
const kindOf = (event: object): string =>
  Object.entries(event)
    .find(([field, value]) => field.endsWith('EventAttributes') && value != null)?.[0]
    .replace('EventAttributes', '') ?? 'unknown';

/** The refusal with which an update failed; throws where it did not, or for another reason. */
export async function refusalOf(answer: Promise<unknown>): Promise<Refused> {
  const error: unknown = await answer.then(
    () => assert.fail('the command was carried out'),
    (reason: unknown) => reason,
  );
  const failure = error instanceof Error ? error.cause : undefined;
  if (!(failure instanceof ApplicationFailure)) throw error;
  const [refusal] = (failure.details ?? []) as [{ refused?: string; params: Body } | undefined];
  assert.equal(refusal?.refused, failure.type, 'the failure’s type is the refusal’s code');
  assert.equal(failure.nonRetryable, true);
  return { code: String(failure.type), params: refusal?.params ?? {} };
}
