import { Client, Connection } from '@temporalio/client';
import { type County, followCounty, type TakeUp, takeUpCounty } from '../county/index.ts';
import { type Keyring, sealedPayloads } from '../privacy/index.ts';
import { notBegun, type Progress, type Store } from '../store/index.ts';
import { type CarryTimes, keepCarrying } from './carry-county.ts';
import type { WorkerLog } from './runtime-log.ts';
import { keepTellingDaily } from './tell-daily.ts';

export interface CountyConfig {
  readonly dir: string;
  readonly embedded: boolean;
  readonly store: Store;
  readonly log: WorkerLog;
  readonly temporal: { readonly address: string; readonly tls?: boolean; readonly apiKey?: string };
  readonly namespace: string;
  readonly keyring: Keyring;
  readonly times?: Partial<CarryTimes>;
}

export interface KeptCounty {
  /** Always answers from the version in force. */
  readonly county: County;
  /** Reaches Temporal with the installation's keys. */
  readonly client: Client;
  stop(): Promise<void>;
}

/** Keeps the worker's county current, and carries its changes and its new days to the open appeals. */
export async function keepCounty(config: CountyConfig): Promise<KeptCounty> {
  const { dir, embedded, store, log, temporal, namespace, times, keyring } = config;
  const sources: TakeUp<Progress> = {
    dir,
    embedded,
    shelf: store.county,
    log,
    clock: Date.now,
    carry: (nowMs, what) => notBegun(nowMs, { ...what, policy: false }),
  };
  const live = await takeUpCounty(sources);
  const following = followCounty(sources, live);
  const connection = Connection.lazy({ ...temporal, connectTimeout: 3_000 });
  const stopping = new AbortController();
  const client = new Client({
    connection,
    namespace,
    dataConverter: { payloadCodecs: [sealedPayloads(keyring)] },
  });
  const given = { store, log, client, clock: Date.now, signal: stopping.signal };
  const carrying = keepCarrying({ ...given, times });
  const daily = keepTellingDaily({ ...given, county: live.county });
  return {
    county: live.county,
    client,
    stop: async () => {
      following.stop();
      stopping.abort();
      await Promise.all([carrying, daily]);
      await connection.close();
    },
  };
}
