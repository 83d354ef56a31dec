import { randomUUID } from 'node:crypto';
import { Client } from '@temporalio/client';
import { inject } from 'vitest';
import { createGateway, type GatewayOptions, lazyConnection } from '../../api/appeals/gateway.ts';
import type { ApiDeps } from '../../api/deps.ts';
import type { Limits } from '../../api/http/limits.ts';
import { parseBody } from '../../contract/index.ts';
import { loadCounty } from '../../county/index.ts';
import type { Actor, CommandName, Policy } from '../../domain/index.ts';
import { openStore, type Store } from '../../store/index.ts';
import { type RunningWorker, startWorker } from '../../worker/run.ts';
import { signals } from '../../workflows/messages.ts';
import { testKeyring } from '../support/keyring.ts';
import { quietRuntime } from '../support/quiet-runtime.ts';
import { Bench, countyDirectory } from './kit.ts';

/** The API on real Temporal and real MongoDB, with a worker that can be stopped and started. */
export interface RealBench {
  readonly bench: Bench;
  readonly store: Store;
  readonly taskQueue: string;
  readonly database: string;
  signal(appeal: string, name: CommandName, actor: object, body: object): Promise<void>;
  startWorker(): Promise<void>;
  stopWorker(): Promise<void>;
  close(): Promise<void>;
}

interface Given {
  readonly gateway?: Partial<GatewayOptions>;
  /** The store as the API sees it. */
  readonly apiStore?: (store: Store) => Store;
  readonly worker?: boolean;
  /** Other limits than the sample county's. */
  readonly policy?: Partial<Policy['limits']>;
  readonly limits?: Partial<Limits>;
  readonly deps?: Partial<ApiDeps>;
  /** Other servers than those of the run. */
  /** The database and the task queue of an API that was closed. */
  readonly place?: Pick<RealBench, 'database' | 'taskQueue'>;
  readonly servers?: { readonly mongoUri: string; readonly temporalAddress: string };
}

export async function openRealBench({
  gateway,
  apiStore,
  worker = true,
  policy,
  limits: apiLimits = {},
  deps = {},
  place = { database: `api-${randomUUID()}`, taskQueue: `api-${randomUUID()}` },
  servers = { mongoUri: inject('mongoUri'), temporalAddress: inject('temporalAddress') },
}: Given = {}): Promise<RealBench> {
  quietRuntime();
  const sample = await loadCounty(countyDirectory);
  const limits = { ...sample.policy.limits, ...policy };
  const county = sample.withPolicy({ ...sample.policy, limits });
  const { database, taskQueue } = place;
  const store = await openStore({ uri: servers.mongoUri, database, keyring: testKeyring });
  await store.ensureIndexes();
  const address = servers.temporalAddress;
  const connection = lazyConnection({ address });
  const given = {
    ...deps,
    store: apiStore?.(store) ?? store,
    gateway: createGateway({ connection, namespace: 'default', taskQueue, keyring: testKeyring, ...gateway }),
    clock: Date.now,
  };
  const bench = new Bench(county, apiLimits, given, { uri: servers.mongoUri, database });
  let running: RunningWorker | undefined;
  const stopWorker = async () => {
    await running?.stop();
    running = undefined;
  };
  const start = async () => {
    const activities = { store, county, parseBody, log: { error: () => {} } };
    const hooks = { store, county, clock: Date.now, rules: { local: true } };
    running = await startWorker({
      temporal: { address },
      taskQueue,
      keyring: testKeyring,
      activities,
      hooks,
    });
  };
  if (worker) await start();
  const close = async () => {
    await stopWorker();
    await Promise.all([bench.deps.accounts.close(), store.close(), connection.close()]);
  };
  const client = new Client({ connection });
  const signal: RealBench['signal'] = (appeal, name, actor, body) =>
    client.workflow.getHandle(appeal).signal(signals[name], { actor: actor as Actor, ...body });
  return { bench, store, taskQueue, database, signal, startWorker: start, stopWorker, close };
}
