import { Client, Connection } from '@temporalio/client';
import { readVariables, sharedVariables } from '../environment/index.ts';
import { type Keyring, openKeyring, sealedPayloads } from '../privacy/index.ts';
import { openStore, type Store } from '../store/index.ts';

/** Both stores as an operator's command reaches them, with the worker's environment. */
export interface Stores {
  readonly store: Store;
  readonly client: Client;
  readonly keyring: Keyring;
  readonly taskQueue: string;
  readonly clock: () => number;
}

/** Runs work on both stores, and closes them. Throws EnvironmentProblem or KeyringProblem, and what the work throws. */
export async function withStores<T>(
  env: Readonly<Record<string, string | undefined>>,
  work: (stores: Stores) => Promise<T>,
): Promise<T> {
  const set = readVariables({ ...sharedVariables }, env as NodeJS.ProcessEnv);
  const keyring = openKeyring({ secret: set.HUIYIN_SECRET, keys: set.HUIYIN_KEYS });
  const store = await openStore({ uri: set.MONGODB_URI, database: set.MONGODB_DATABASE, keyring });
  const connection = Connection.lazy({
    address: set.TEMPORAL_ADDRESS,
    tls: set.TEMPORAL_TLS === 'true',
    connectTimeout: 3_000,
    ...(set.TEMPORAL_API_KEY === undefined ? {} : { apiKey: set.TEMPORAL_API_KEY }),
  });
  const dataConverter = { payloadCodecs: [sealedPayloads(keyring)] };
  const client = new Client({ connection, namespace: set.TEMPORAL_NAMESPACE, dataConverter });
  try {
    return await work({ store, client, keyring, taskQueue: set.HUIYIN_TASK_QUEUE, clock: Date.now });
  } finally {
    await Promise.all([store.close(), connection.close()]);
  }
}
