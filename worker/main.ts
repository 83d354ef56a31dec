import { pino } from 'pino';
import { z } from 'zod';
import { parseBody } from '../contract/index.ts';
import { CountyProblems } from '../county/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { taskQueueDefault } from '../workflows/messages.ts';
import { keepCollecting } from './collect-orphans.ts';
import { keepCounty } from './county.ts';
import { keepRunning } from './keep-running.ts';
import { startWorker } from './run.ts';
import { installRuntime, type WorkerLog } from './runtime-log.ts';

/** The worker as a process of its own. */

/** What it takes from its environment. A variable that is set but empty counts as not set. */
const environment = z.object({
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_TLS: z.enum(['true', 'false']).default('false'),
  MONGODB_URI: z.string().default('mongodb://127.0.0.1:27017'),
  MONGODB_DATABASE: z.string().default('huiyin'),
  HUIYIN_MODE: z.enum(['embedded', 'cluster']).default('cluster'),
  HUIYIN_COUNTY: z.string().default('county/'),
  HUIYIN_TASK_QUEUE: z.string().default(taskQueueDefault),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});
type Environment = z.infer<typeof environment>;

function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(set);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))].join(', ');
  return refuseToStart(`环境变量有误：${names}。\nEnvironment variables are wrong: ${names}.`);
}

function refuseToStart(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

async function work(env: Environment): Promise<void> {
  const log = pino({ level: env.LOG_LEVEL, base: { service: 'worker' } }, pino.destination(1));
  const store = await openStore({ uri: env.MONGODB_URI, database: env.MONGODB_DATABASE }, log);
  const temporal = {
    address: env.TEMPORAL_ADDRESS,
    tls: env.TEMPORAL_TLS === 'true',
    ...(env.TEMPORAL_API_KEY === undefined ? {} : { apiKey: env.TEMPORAL_API_KEY }),
  };
  const kept = await keepCounty({
    ...{ dir: env.HUIYIN_COUNTY, embedded: env.HUIYIN_MODE === 'embedded' },
    ...{ store, log, temporal, namespace: env.TEMPORAL_NAMESPACE },
  });
  installRuntime(log);
  void indexed(store, log);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'draining');
      stop.abort();
    });
  }
  const collecting = keepCollecting({ store, log, clock: Date.now, signal: stop.signal });
  const start = () =>
    startWorker({
      temporal,
      namespace: env.TEMPORAL_NAMESPACE,
      taskQueue: env.HUIYIN_TASK_QUEUE,
      activities: { store, county: kept.county, parseBody, log },
    });
  await keepRunning(start, log, stop.signal);
  await collecting;
  await kept.stop();
  await store.close();
  log.info({}, 'stopped');
}

/** The API makes them too: whoever comes first. Without them lists are slow, not wrong. */
const indexed = (store: Store, log: WorkerLog): Promise<void> =>
  store.ensureIndexes().catch((error: unknown) => {
    log.warn({ err: error }, 'the indexes could not be made');
  });

try {
  await work(readEnvironment(process.env));
} catch (error) {
  refuseToStart(error instanceof CountyProblems ? error.message : String(error));
}
