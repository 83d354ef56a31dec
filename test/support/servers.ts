/**
 * The servers of the projects `int` and `e2e`: a mongod, a real Temporal and the time-skipping test server,
 * started once for both and thrown away with their data at the end. Tests take the addresses by `inject()`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startMongo } from '../../dev/servers/mongo.ts';
import { prepareServer } from '../../dev/servers/search-attributes.ts';
import { startTemporal } from '../../dev/servers/temporal.ts';
import { startTestServer } from '../../dev/servers/test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    mongoUri: string;
    temporalAddress: string;
    timeSkippingAddress: string;
  }
}

interface Killable {
  kill(): Promise<void>;
}

interface TestServers {
  mongoUri: string;
  temporalAddress: string;
  timeSkippingAddress: string;
  kill: () => Promise<void>;
}

async function startAll(): Promise<TestServers> {
  const scratch = await mkdtemp(join(tmpdir(), 'huiyin-test-'));
  const started: Killable[] = [];
  const kill = async () => {
    // Their data goes with them, so nothing is to be saved and they need not be asked politely.
    await Promise.all(started.map((server) => server.kill()));
    await rm(scratch, { recursive: true, force: true });
  };
  const keep = <T extends Killable>(server: T): T => {
    started.push(server);
    return server;
  };
  const starts = [
    startMongo({ dir: join(scratch, 'mongo'), cacheGb: 0.25 }).then(keep),
    startTemporal().then(keep),
    startTestServer().then(keep),
  ] as const;
  try {
    const [mongo, temporal, timeSkipping] = await Promise.all(starts);
    await Promise.all([prepareServer(temporal.address), prepareServer(timeSkipping.address)]);
    return {
      mongoUri: mongo.uri,
      temporalAddress: temporal.address,
      timeSkippingAddress: timeSkipping.address,
      kill,
    };
  } catch (error) {
    await Promise.allSettled(starts);
    await kill();
    throw error;
  }
}

interface Shared {
  servers: Promise<TestServers>;
  users: number;
}

/** vitest loads this file once per project; what both share stands outside of it. */
const SHARED = Symbol.for('huiyin.test.servers');
const outside = globalThis as { [SHARED]?: Shared };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  outside[SHARED] ??= { servers: startAll(), users: 0 };
  const shared = outside[SHARED];
  const servers = await shared.servers;
  shared.users += 1;
  project.provide('mongoUri', servers.mongoUri);
  project.provide('temporalAddress', servers.temporalAddress);
  project.provide('timeSkippingAddress', servers.timeSkippingAddress);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete outside[SHARED];
    await servers.kill();
  };
}
