import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type DestinationStream, pino } from 'pino';
import { scriptsIn } from '../citizen/http/scripts.ts';
import { type County, followCounty, type TakeUp, takeUpCounty } from '../county/index.ts';
import { type Keyring, openKeyring } from '../privacy/index.ts';
import { notBegun, openStore, type Progress, type Store } from '../store/index.ts';
import { accountsOf } from './accounts/accounts-of.ts';
import { createApp } from './app.ts';
import { watchClock } from './appeals/clock-watch.ts';
import { createGateway, lazyConnection } from './appeals/gateway.ts';
import { clamd, clamdAddress } from './attachments/content/clamd.ts';
import type { Scanner } from './attachments/content/scanner.ts';
import { openGenerations } from './citizens/generations.ts';
import { consolePages } from './console/pages.ts';
import { mapOf } from './county/map.ts';
import type { ApiEnvironment } from './env.ts';
import { edgeOf } from './http/edge/edge.ts';
import { hostOf, type Listening, listen } from './http/edge/listen.ts';
import { impatient } from './http/impatient-store.ts';
import { usualLimits } from './http/limits.ts';
import type { Log } from './http/log.ts';
import { createMetrics } from './http/metrics.ts';
import { watchKeys } from './http/middleware/holds-keys.ts';
import { originsOf, publicOrigin } from './http/origins.ts';
import { nameOf } from './http/records.ts';
import { openStreams } from './stream/streams.ts';

export interface RunningApi {
  readonly port: number;
  /** Accepts no new connections, lets running requests finish within 10 s, and closes what it opened. */
  stop(): Promise<void>;
}

const drainMs = 10_000;
const beside = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Starts the server of an environment. It serves at once. /readyz reports when its dependencies are available. */
export async function startApi(env: ApiEnvironment, logTo?: DestinationStream): Promise<RunningApi> {
  const log = pino({ level: env.LOG_LEVEL, base: { service: 'api' } }, logTo ?? pino.destination(1));
  const metrics = createMetrics({ defaults: true });
  const keyring = openKeyring({ secret: env.HUIYIN_SECRET, keys: env.HUIYIN_KEYS });
  const known: { county?: County } = {};
  const store = await storeOf(env, keyring, log, (area) => known.county?.areaOf(area) ?? null);
  const sources = sourcesOf(env, store, log);
  const live = await takeUpCounty(sources);
  known.county = live.county;
  const following = followCounty(sources, live);
  void indexed(store, log);
  const stocking = keepStocked(store.persons);
  const watch = watchClock({ store, clock: Date.now, log, metrics });
  const keys = await watchKeys({ store, clock: Date.now, log, metrics });
  const connection = connectionOf(env);
  const gateway = createGateway({
    connection,
    keyring,
    namespace: env.TEMPORAL_NAMESPACE,
    taskQueue: env.HUIYIN_TASK_QUEUE,
    onWaiting: (change) => metrics.queued.inc(change),
  });
  const accounts = accountsOf(env, { county: live.county, keyring, log });
  const generations = openGenerations(store.codes, Date.now);
  generations.follow();
  const streams = openStreams({ changes: store.changes, onSize: (size) => metrics.streams.set(size) });
  const app = createApp({
    county: live.county,
    live,
    gateway,
    log,
    metrics,
    streams,
    secret: env.HUIYIN_SECRET,
    keyring,
    pages: consolePages(beside('console/dist')),
    map: mapOf(env),
    citizen: {
      scripts: scriptsIn(beside('citizen'), beside('citizen/dist')),
      publicUrl: publicOrigin(env),
    },
    uiOrigins: originsOf([env.TEMPORAL_UI_URL, env.HUIYIN_UI_ORIGINS]),
    ...scannerOf(env),
    store: impatient(store, Date.now),
    accounts,
    generations,
    authenticate: accounts.authenticate,
    clock: Date.now,
    aheadMs: watch.aheadMs,
    lackingKeys: keys.lacking,
    limits: { ...usualLimits, trustedProxies: env.HUIYIN_TRUSTED_PROXIES },
    edge: edgeOf(env),
    hooks: { local: env.HUIYIN_WEBHOOKS_LOCAL === 'true' },
  });
  const { server, port } = await listen(app.fetch, { port: env.PORT, host: hostOf(env) });
  log.info({ port, mode: env.HUIYIN_MODE }, 'listening');
  const stop = async () => {
    for (const task of [following, stocking, generations, watch, keys]) task.stop();
    await streams.stop();
    await drained(server);
    await Promise.allSettled([store.close(), accounts.close(), connection.close()]);
    log.info({}, 'stopped');
  };
  return { port, stop };
}

/** Waits for running requests, and closes all connections after the limit. */
async function drained(server: Listening['server']): Promise<void> {
  const closed = promisify(server.close.bind(server))();
  const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(late);
}

type AreaOf = (area: string) => string | null;

const storeOf = (env: ApiEnvironment, keyring: Keyring, log: Log, areaOf: AreaOf): Promise<Store> =>
  openStore({ uri: env.MONGODB_URI, database: env.MONGODB_DATABASE, keyring, areaOf }, log);

const sourcesOf = (env: ApiEnvironment, store: Store, log: Log): TakeUp<Progress> => ({
  dir: env.HUIYIN_COUNTY,
  shelf: store.county,
  embedded: env.HUIYIN_MODE === 'embedded',
  log,
  clock: Date.now,
  carry: (nowMs, what) => notBegun(nowMs, { ...what, policy: false }),
});

const connectionOf = (env: ApiEnvironment) =>
  lazyConnection({
    address: env.TEMPORAL_ADDRESS,
    tls: env.TEMPORAL_TLS === 'true',
    apiKey: env.TEMPORAL_API_KEY,
  });

const scannerOf = ({ HUIYIN_CLAMD: address }: ApiEnvironment): { scanner?: Scanner } => {
  const at = address === undefined ? null : clamdAddress(address);
  return at ? { scanner: clamd(at) } : {};
};

/** The worker makes the indexes too; the first of both does it. Without them lists are slow but correct. */
const indexed = (store: Store, log: Log): Promise<void> =>
  store.ensureIndexes().catch((error) => {
    log.warn({ error: nameOf(error) }, 'the indexes could not be made');
  });

const stockEveryMs = 5_000;

/** Takes keys for filings in advance, so that people can file while the database is unavailable. */
function keepStocked(persons: Store['persons']): { stop(): void } {
  const fill = () => void persons.fill().catch(() => {});
  fill();
  const timer = setInterval(fill, stockEveryMs).unref();
  return { stop: () => clearInterval(timer) };
}
