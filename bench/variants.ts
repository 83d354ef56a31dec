import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { openKeyring } from '../privacy/index.ts';
import { openStore } from '../store/index.ts';
import { handled, modelOf, officer, progress, rehearsed } from './handled-appeals.ts';
import { HttpDesk } from './http-desk.ts';
import type { Lane } from './load.ts';
import type { ApiReady } from './processes/api.ts';
import { type Child, startChild } from './processes/child.ts';
import type { Servers } from './servers.ts';
import { touch } from './workflows/messages.ts';

export const variantNames = ['command', 'bare', 'withActivity', 'sameApp'] as const;
export type VariantName = (typeof variantNames)[number];

export interface Variants {
  /** The cases of each variant. Lanes of the same number have the same kind of case. */
  readonly lanes: Readonly<Record<VariantName, readonly Lane[]>>;
  /** The appeals behind `lanes.command`, and the people who handle them. */
  readonly appeals: readonly string[];
  readonly desk: HttpDesk;
  readonly pids: Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** Starts the processes of the four variants and opens this number of cases in each. */
export async function openVariants(servers: Servers, cases: number): Promise<Variants> {
  const real = servers.environment('real');
  const empty = servers.environment('empty');
  const children = await Promise.all([
    startChild<object>('worker', real),
    startChild<object>('empty-worker', empty),
    startChild<ApiReady>('api', real),
    startChild<ApiReady>('api', empty),
  ]);
  const [worker, emptyWorker, api, sameApi] = children;
  const desk = new HttpDesk(api.ready.port, servers.secret);
  const standIn = new HttpDesk(sameApi.ready.port, servers.secret);
  const appeals = await each(cases, () => handled(desk));
  const rehearsals = await openRehearsals(servers, desk, standIn, cases);
  return {
    appeals,
    desk,
    lanes: {
      command: await laneOf(desk, appeals),
      bare: await updatesOf(servers.client, 'bare', cases),
      withActivity: await updatesOf(servers.client, 'withActivity', cases),
      sameApp: await laneOf(standIn, rehearsals),
    },
    pids: {
      temporal: servers.temporal.process.pid,
      mongod: servers.mongo.process.pid,
      worker: worker.pid,
      'empty worker': emptyWorker.pid,
      api: api.pid,
      'same app': sameApi.pid,
      client: process.pid,
    },
    close: async () => {
      await Promise.all(children.map((child: Child<unknown>) => child.stop()));
    },
  };
}

async function openRehearsals(servers: Servers, desk: HttpDesk, standIn: HttpDesk, cases: number) {
  const { MONGODB_URI: uri = '', MONGODB_DATABASE: database = '' } = servers.environment('real');
  const store = await openStore({ uri, database, keyring: openKeyring({ secret: servers.secret }) });
  try {
    const model = await modelOf(desk, store);
    return await each(cases, () => rehearsed(standIn, servers.client, model));
  } finally {
    await store.close();
  }
}

async function laneOf(desk: HttpDesk, appeals: readonly string[]): Promise<Lane[]> {
  const authorization = await desk.bearer(officer);
  return appeals.map((id) => () => desk.post(`/v1/appeals/${id}/report-progress`, authorization, progress));
}

async function updatesOf(client: Client, workflowType: string, cases: number): Promise<Lane[]> {
  const { taskQueue } = emptyQueue;
  const open = () => client.workflow.start(workflowType, { taskQueue, workflowId: randomUUID(), args: [] });
  return (await each(cases, open)).map((handle) => () => handle.executeUpdate(touch));
}

const emptyQueue = { taskQueue: 'bench-empty' } as const;

/** Makes this many, a few at a time. */
async function each<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) {
    const few = Math.min(8, count - made.length);
    made.push(...(await Promise.all(Array.from({ length: few }, make))));
  }
  return made;
}
