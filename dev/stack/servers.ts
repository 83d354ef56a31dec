import { join } from 'node:path';
import { findMongod } from '../parts/mongod.ts';
import { findTemporal } from '../parts/temporal.ts';
import { choosePort } from '../ports.ts';
import { startMongo } from '../servers/mongo.ts';
import { registerSearchAttributes } from '../servers/search-attributes.ts';
import { keepClosedFor, startTemporal } from '../servers/temporal.ts';
import { checkGivenMongo, connectTemporal } from './given.ts';
import type { StackOptions } from './options.ts';
import type { Roster } from './roster.ts';

const RETENTION_DAYS = 365;

export interface StackPorts {
  api: number;
  ui: number | undefined;
  temporal: number | undefined;
  mongo: number | undefined;
}

/** Chooses all ports before anything starts, so that a taken port is reported before minutes of building. */
export async function choosePorts({ env, say }: StackOptions): Promise<StackPorts> {
  const given = new Set<number>();
  const choose = (name: string, variable: string, usual: number) =>
    choosePort({ name, variable, usual }, env, given, say);
  const ownTemporal = !env.TEMPORAL_ADDRESS;
  return {
    api: await choose('API', 'PORT', 8080),
    temporal: ownTemporal ? await choose('Temporal', 'TEMPORAL_PORT', 7233) : undefined,
    ui: ownTemporal ? await choose('Temporal UI', 'TEMPORAL_UI_PORT', 8233) : undefined,
    mongo: env.MONGODB_URI ? undefined : await choose('MongoDB', 'MONGODB_PORT', 27_017),
  };
}

async function mongoServer(options: StackOptions, port: number | undefined, roster: Roster): Promise<string> {
  const { env, say, cacheRoots, dataDir } = options;
  if (env.MONGODB_URI) {
    await checkGivenMongo(env.MONGODB_URI);
    say({
      zh: 'MongoDB：使用 MONGODB_URI 指定的服务。',
      en: 'MongoDB: using the server that MONGODB_URI names.',
    });
    return env.MONGODB_URI;
  }
  const { program } = await findMongod({ env, cacheRoots, say });
  const log = join(dataDir, 'logs', 'mongod.log');
  const dir = join(dataDir, 'mongo');
  return (await startMongo({ dir, port, log, program, onProcess: roster.add })).uri;
}

async function temporalServer(options: StackOptions, ports: StackPorts, roster: Roster, namespace: string) {
  const { env, say, cacheRoots, dataDir } = options;
  const given = env.TEMPORAL_ADDRESS;
  if (given) {
    say({
      zh: 'Temporal：使用 TEMPORAL_ADDRESS 指定的服务。',
      en: 'Temporal: using the server that TEMPORAL_ADDRESS names.',
    });
  }
  const own = given
    ? undefined
    : await startTemporal({
        program: (await findTemporal({ env, cacheRoots, say })).program,
        dbFile: join(dataDir, 'temporal', 'temporal.db'),
        log: join(dataDir, 'logs', 'temporal.log'),
        port: ports.temporal,
        uiPort: ports.ui,
        codecEndpoint: `http://127.0.0.1:${ports.api}/codec`,
        namespace,
        onProcess: roster.add,
      });
  const address = own?.address ?? given ?? '';
  const connection = await connectTemporal(address, 'TEMPORAL_ADDRESS');
  try {
    await registerSearchAttributes(connection, namespace);
    if (own) await keepClosedFor(connection, namespace, RETENTION_DAYS);
  } finally {
    await connection.close();
  }
  return { temporalAddress: address, temporalUiUrl: own?.uiUrl ?? env.TEMPORAL_UI_URL };
}

export interface StackServers {
  temporalAddress: string;
  temporalUiUrl: string | undefined;
  mongodbUri: string;
}

/** Starts both at the same time, because neither needs the other and a start should take seconds. */
export async function startServers(
  options: StackOptions,
  ports: StackPorts,
  roster: Roster,
  namespace: string,
): Promise<StackServers> {
  const [temporal, mongodbUri] = await Promise.all([
    temporalServer(options, ports, roster, namespace),
    mongoServer(options, ports.mongo, roster),
  ]);
  return { ...temporal, mongodbUri };
}
