import { mkdir } from 'node:fs/promises';
import { MongoClient, MongoServerError } from 'mongodb';
import { hereAndNow } from '../parts/context.ts';
import { findMongod } from '../parts/mongod.ts';
import { freePort } from '../ports.ts';
import { type PartProcess, startProcess } from '../processes/part-process.ts';
import { explainWrite } from '../trouble.ts';
import { until } from './until.ts';

const REPLICA_SET = 'rs0';
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 20_000;
const NOT_YET_INITIALIZED = 94;

export interface MongoOptions {
  dir: string;
  port?: number;
  log?: string;
  /** The mongod program. Without it one is found or fetched. */
  program?: string;
  /** The server's default is half of the machine's memory. */
  cacheGb?: number;
  onProcess?: (part: PartProcess) => void;
}

export interface RunningMongo {
  uri: string;
  port: number;
  process: PartProcess;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

const mongodArguments = (options: MongoOptions, port: number): string[] => [
  ...['--dbpath', options.dir, '--port', String(port), '--bind_ip', '127.0.0.1'],
  ...['--replSet', REPLICA_SET, '--oplogSize', '256', '--nounixsocket'],
  ...['--wiredTigerCacheSizeGB', String(options.cacheGb ?? 1)],
  // The replica set has no successor. Without this setting a stop waits for one.
  ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
  ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
];

/**
 * Makes a replica set of one member at our port. New data is initiated, and older data receives the new address.
 */
async function becomeReplicaSet(client: MongoClient, host: string): Promise<void> {
  const admin = client.db('admin');
  try {
    const { config } = await admin.command({ replSetGetConfig: 1 });
    if (config.members[0]?.host === host) return;
    const moved = { ...config, version: config.version + 1, members: [{ ...config.members[0], host }] };
    await admin.command({ replSetReconfig: moved, force: true });
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== NOT_YET_INITIALIZED) throw error;
    await admin.command({ replSetInitiate: { _id: REPLICA_SET, members: [{ _id: 0, host }] } });
  }
}

async function untilPrimary(part: PartProcess, host: string): Promise<void> {
  const waiting = { name: 'MongoDB', part, limitMs: READY_WITHIN_MS };
  const direct = `mongodb://${host}/?directConnection=true`;
  const client = await until(waiting, () => MongoClient.connect(direct, { serverSelectionTimeoutMS: 500 }));
  try {
    await until(waiting, () => becomeReplicaSet(client, host));
    await until(waiting, async () => {
      const hello = await client.db('admin').command({ hello: 1 });
      if (hello.isWritablePrimary !== true) throw new Error('no primary yet');
    });
  } finally {
    await client.close();
  }
}

/**
 * Starts mongod as a replica set of one, because change streams and transactions need one. It returns once mongod
 * is primary.
 */
export async function startMongo(options: MongoOptions): Promise<RunningMongo> {
  const port = options.port ?? (await freePort());
  const program = options.program ?? (await findMongod(hereAndNow())).program;
  await mkdir(options.dir, { recursive: true }).catch((error: unknown) => {
    throw explainWrite(error, options.dir);
  });
  const part = await startProcess({
    name: 'MongoDB',
    command: program,
    args: mongodArguments(options, port),
    log: options.log,
    onProcess: options.onProcess,
  });
  const host = `127.0.0.1:${port}`;
  try {
    await untilPrimary(part, host);
  } catch (error) {
    await part.kill();
    throw error;
  }
  return {
    uri: `mongodb://${host}/?replicaSet=${REPLICA_SET}`,
    port,
    process: part,
    stop: () => part.stop(STOP_WITHIN_MS),
    kill: part.kill,
  };
}
