import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { type RunningMongo, startMongo } from '../dev/servers/mongo.ts';
import { registerSearchAttributes } from '../dev/servers/search-attributes.ts';
import { loadDynamicConfig, type RunningTemporal, startTemporal } from '../dev/servers/temporal.ts';
import { openKeyring, sealedPayloads } from '../privacy/index.ts';
import type { Environment } from './processes/child.ts';

/** A Temporal server with a data file, and a MongoDB. Both are removed at the end. */
export interface Servers {
  readonly temporal: RunningTemporal;
  /** The present MongoDB. A fault may have replaced the first one. */
  mongo: RunningMongo;
  readonly client: Client;
  readonly secret: string;
  /** Environment for the API and the worker. Each name has its own database and task queue. */
  environment(name: string): Environment;
  /** Restarts MongoDB on the same port with the data of the killed one. */
  restartMongo(): Promise<void>;
  close(): Promise<void>;
}

/** The load comes from a few accounts at one address, so the API's limits are lifted. */
const limited = ['READS', 'COMMANDS', 'FILINGS', 'INTEGRATOR', 'OFFICE', 'ADDRESS', 'FAILURES'];
const unlimited = Object.fromEntries(limited.map((name) => [`HUIYIN_RATE_${name}`, '10000000']));

export async function startServers(): Promise<Servers> {
  const scratch = await mkdtemp(join(tmpdir(), 'huiyin-bench-'));
  const mongoAt = { dir: join(scratch, 'mongo'), cacheGb: 0.5 };
  const dbFile = join(scratch, 'temporal', 'temporal.db');
  const [mongo, temporal] = await Promise.all([
    startMongo(mongoAt),
    startTemporal({ dbFile, dynamicConfig: loadDynamicConfig }),
  ]);
  const connection = await Connection.connect({ address: temporal.address });
  await registerSearchAttributes(connection, temporal.namespace);
  const secret = randomBytes(32).toString('hex');
  const servers: Servers = {
    temporal,
    mongo,
    secret,
    client: new Client({
      connection,
      dataConverter: { payloadCodecs: [sealedPayloads(openKeyring({ secret }))] },
    }),
    environment: (name) => ({
      TEMPORAL_ADDRESS: temporal.address,
      MONGODB_URI: mongo.uri,
      MONGODB_DATABASE: `bench-${name}`,
      HUIYIN_TASK_QUEUE: `bench-${name}`,
      HUIYIN_COUNTY: fileURLToPath(new URL('../county/', import.meta.url)),
      HUIYIN_SECRET: secret,
      PORT: '0',
      ...unlimited,
    }),
    restartMongo: async () => {
      servers.mongo = await startMongo({ ...mongoAt, port: mongo.port });
    },
    close: async () => {
      await connection.close();
      await Promise.all([servers.mongo.kill(), temporal.kill()]);
      await rm(scratch, { recursive: true, force: true });
    },
  };
  return servers;
}
