import { pino } from 'pino';
import { z } from 'zod';
import type { Alarm } from '../activities/index.ts';
import { parseBody } from '../contract/index.ts';
import { type County, CountyProblems } from '../county/index.ts';
import { EnvironmentProblem, readVariables, sharedVariables } from '../environment/index.ts';
import { KeyringProblem, openKeyring } from '../privacy/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { keepAnchoring } from './anchor-daily.ts';
import { keepCollecting } from './collect-orphans.ts';
import { keepCounty } from './county.ts';
import { startFit } from './fitness.ts';
import { keepPoking } from './hooks/keep-poking.ts';
import { keepRunning } from './keep-running.ts';
import { serveMetrics, workerMetrics } from './metrics.ts';
import { prepareTemporal } from './prepare-temporal.ts';
import { startWorker } from './run.ts';
import { installRuntime, type WorkerLog } from './runtime-log.ts';

/** Runs the worker as a process of its own. */

const variables = {
  ...sharedVariables,
  /** Prometheus reads the worker here. Without it the worker listens nowhere. */
  HUIYIN_WORKER_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  HUIYIN_METRICS_TOKEN: z.string().min(16).optional(),
} as const;
type Environment = z.infer<z.ZodObject<typeof variables>>;

function refuseToStart(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}

async function work(env: Environment): Promise<void> {
  const log = pino({ level: env.LOG_LEVEL, base: { service: 'worker' } }, pino.destination(1));
  const keyring = openKeyring({ secret: env.HUIYIN_SECRET, keys: env.HUIYIN_KEYS });
  const known: { county?: County } = {};
  const areaOf = (area: string) => known.county?.areaOf(area) ?? null;
  const database = { uri: env.MONGODB_URI, database: env.MONGODB_DATABASE };
  const store = await openStore({ ...database, keyring, areaOf }, log);
  const temporal = {
    address: env.TEMPORAL_ADDRESS,
    tls: env.TEMPORAL_TLS === 'true',
    ...(env.TEMPORAL_API_KEY === undefined ? {} : { apiKey: env.TEMPORAL_API_KEY }),
  };
  const kept = await keepCounty({
    dir: env.HUIYIN_COUNTY,
    embedded: env.HUIYIN_MODE === 'embedded',
    store,
    log,
    temporal,
    keyring,
    namespace: env.TEMPORAL_NAMESPACE,
  });
  known.county = kept.county;
  installRuntime(log);
  void indexed(store, log);
  const metrics = workerMetrics({
    store,
    client: kept.client,
    namespace: env.TEMPORAL_NAMESPACE,
    taskQueue: env.HUIYIN_TASK_QUEUE,
  });
  const { HUIYIN_WORKER_METRICS_PORT: metricsPort, HUIYIN_METRICS_TOKEN: token = null } = env;
  const served = metricsPort === undefined ? null : await serveMetrics(metrics.registry, metricsPort, token);
  const onAlarm = (kind: string) => metrics.alarms.inc({ alarm: kind });
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'draining');
      stop.abort();
    });
  }
  const place = { ...temporal, namespace: env.TEMPORAL_NAMESPACE, taskQueue: env.HUIYIN_TASK_QUEUE };
  const preparing = prepareTemporal(place, log, stop.signal);
  const collecting = keepCollecting({ store, log, clock: Date.now, signal: stop.signal });
  const start = () =>
    startWorker({
      temporal,
      keyring,
      namespace: env.TEMPORAL_NAMESPACE,
      taskQueue: env.HUIYIN_TASK_QUEUE,
      activities: {
        store,
        county: kept.county,
        parseBody,
        log,
        onAlarm: ({ kind }: Alarm) => onAlarm(kind),
      },
      watch: { store, log, clock: Date.now, onAlarm },
      hooks: {
        store,
        county: kept.county,
        clock: Date.now,
        rules: { local: env.HUIYIN_WEBHOOKS_LOCAL === 'true' },
      },
    });
  const poking = keepPoking({
    store,
    log,
    client: kept.client,
    taskQueue: env.HUIYIN_TASK_QUEUE,
    clock: Date.now,
    signal: stop.signal,
  });
  const anchoring = keepAnchoring({ store, log, county: kept.county, clock: Date.now, signal: stop.signal });
  const fit = { store, log, clock: Date.now, signal: stop.signal };
  await keepRunning(() => startFit(fit, start), log, stop.signal);
  await Promise.all([anchoring, collecting, preparing, poking]);
  await Promise.all([kept.stop(), served?.stop()]);
  await store.close();
  log.info({}, 'stopped');
}

/**
 * The API makes the same indexes, and the first one does the work. Missing indexes make lists slow but not wrong. Then
 * snapshots of an earlier release get the fields that lists read.
 */
const indexed = (store: Store, log: WorkerLog): Promise<unknown> =>
  store
    .ensureIndexes()
    .then(() => store.refill())
    .then((filled) => filled > 0 && log.info({ filled }, 'older snapshots have the fields of lists'))
    .catch((error: unknown) => {
      log.warn({ err: error }, 'indexes or fields of lists could not be made');
    });

try {
  await work(readVariables(variables, process.env));
} catch (error) {
  const told = [EnvironmentProblem, CountyProblems, KeyringProblem].some((kind) => error instanceof kind);
  refuseToStart(told ? (error as Error).message : String(error));
}
