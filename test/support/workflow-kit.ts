import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { ActivityDeps, Alarm } from '../../activities/index.ts';
import { parseBody } from '../../contract/index.ts';
import {
  type Category,
  type CountyAtRegistration,
  isRefusal,
  type Policy,
  type RegisterBody,
  register,
} from '../../domain/index.ts';
import { startWorker } from '../../worker/run.ts';
import type { appeal } from '../../workflows/index.ts';
import { appealStart } from '../../workflows/start-options.ts';
import { Filed } from './filed.ts';
import { testKeyring } from './keyring.ts';
import { MemoryLog } from './memory-log.ts';
import * as sample from './sample-county.ts';
import { factsNamed } from './sample-facts.ts';

export interface Desk {
  readonly client: Client;
  readonly log: MemoryLog;
  readonly alarms: Alarm[];
  readonly taskQueue: string;
  /** Registers an appeal and starts its workflow, as the API does. */
  file(filing?: Filing): Promise<Filed>;
  /** An appeal that runs already. */
  of(id: string): Filed;
  stopWorker(): Promise<void>;
  startWorker(): Promise<void>;
}
export interface Filing {
  readonly body?: Partial<RegisterBody>;
  readonly county?: Partial<CountyAtRegistration>;
  readonly policy?: Partial<Policy>;
  readonly continueAfterEvents?: number;
  /** How long ago it was registered; its workflow starts now. */
  readonly agoMs?: number;
  /** As if whoever started it had set no search attributes. */
  readonly bareAttributes?: boolean;
}

const filing: RegisterBody = {
  kind: 'complaint',
  title: 'A hole in the road',
  description: 'Before number 12, since the rain.',
  category: 'road',
  citizen: { name: 'Wang Fang', phone: '13800000000' },
};

/** What a worker of a test gives to its activities: the sample county and a log in memory. */
export const activityDeps = (store: ActivityDeps['store'], alarms: Alarm[] = []): ActivityDeps => ({
  store,
  county: {
    account: (id) => Object.values(sample.everybody).find(({ account }) => account === id) ?? null,
    factsFor: factsNamed,
    leadersFor: () => sample.county.leaders,
    dutyFor: () => [],
    atRegistration: (category) => ({ ...sample.county, category: sample.categories[category] as Category }),
  },
  parseBody,
  log: { error: () => {} },
  onAlarm: (alarm) => alarms.push(alarm),
});

/** A worker of its own on a server, with everything that a test asks of an appeal. */
export async function openDesk(
  address: string,
  client: Client,
  currentTimeMs: () => Promise<number>,
  keyring = testKeyring,
  taskQueue = `test-${randomUUID()}`,
): Promise<Desk> {
  const log = new MemoryLog();
  const alarms: Alarm[] = [];
  const start = () =>
    startWorker({
      ...{ temporal: { address }, taskQueue, keyring },
      activities: activityDeps(log, alarms),
    });
  let worker = await start();
  const of = (id: string) => new Filed(client, id, log);
  return {
    client,
    log,
    alarms,
    taskQueue,
    file: async (given = {}) => {
      const id = `T-${randomUUID()}`;
      await startAppeal(client, taskQueue, id, given, (await currentTimeMs()) - (given.agoMs ?? 0));
      return of(id);
    },
    of,
    stopWorker: () => worker.stop(),
    startWorker: async () => {
      worker = await start();
    },
  };
}

async function startAppeal(client: Client, taskQueue: string, id: string, given: Filing, nowMs: number) {
  const county = { ...sample.county, ...given.county, policy: { ...sample.policy, ...given.policy } };
  const by = { account: `citizen:${id}:0`, unit: null, role: 'citizen' } as const;
  const done = register(id, { ...filing, ...given.body }, county, by, nowMs);
  if (isRefusal(done)) throw new Error(`registration refused: ${done.refused}`);
  const { events, state } = done;
  const input = { events, continueAfterEvents: given.continueAfterEvents };
  const { workflowType, ...start } = appealStart(state, input);
  const bare = given.bareAttributes ? { typedSearchAttributes: [], args: [input] as [typeof input] } : {};
  await client.workflow.start<typeof appeal>(workflowType, { ...start, ...bare, taskQueue });
}
