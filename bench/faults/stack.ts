import { setTimeout as pause } from 'node:timers/promises';
import { openKeyring } from '../../privacy/index.ts';
import { openStore, type Store } from '../../store/index.ts';
import { handled } from '../handled-appeals.ts';
import { HttpDesk } from '../http-desk.ts';
import type { ApiReady } from '../processes/api.ts';
import { type Child, startChild } from '../processes/child.ts';
import { type Servers, startServers } from '../servers.ts';

/** Servers, API and worker, each of which can be killed. */
export interface FaultStack {
  readonly servers: Servers;
  readonly desk: HttpDesk;
  readonly store: Store;
  readonly appeals: readonly string[];
  readonly worker: Replaceable;
  readonly api: Replaceable;
  readonly mongo: { away(forMs: number): Promise<void> };
  close(): Promise<void>;
}

interface Replaceable {
  /** Kills it with SIGKILL and starts another. */
  replace(): Promise<void>;
}

export async function openFaultStack(cases: number): Promise<FaultStack> {
  const servers = await startServers();
  const env = servers.environment('faults');
  let [worker, api]: [Child<object>, Child<ApiReady>] = await Promise.all([
    startChild<object>('worker', env),
    startChild<ApiReady>('api', env),
  ]);
  const { port } = api.ready;
  const desk = new HttpDesk(port, servers.secret);
  const store = await openStore({
    uri: servers.mongo.uri,
    database: env.MONGODB_DATABASE ?? '',
    keyring: openKeyring({ secret: servers.secret }),
  });
  return {
    servers,
    desk,
    store,
    appeals: await Promise.all(Array.from({ length: cases }, () => handled(desk))),
    worker: {
      replace: async () => {
        await worker.kill();
        worker = await startChild<object>('worker', env);
      },
    },
    api: {
      replace: async () => {
        await api.kill();
        api = await startChild<ApiReady>('api', { ...env, PORT: String(port) });
      },
    },
    mongo: {
      away: async (forMs) => {
        await servers.mongo.kill();
        await pause(forMs);
        await servers.restartMongo();
      },
    },
    close: async () => {
      await Promise.all([worker.kill(), api.kill(), store.close()]);
      await servers.close();
    },
  };
}
