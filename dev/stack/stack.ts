import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { identify } from '../processes/identity.ts';
import { takeLock } from '../processes/lock.ts';
import { type PartProcess, startProcess } from '../processes/part-process.ts';
import { until } from '../servers/until.ts';
import { explainWrite, Trouble } from '../trouble.ts';
import { prepareDataDirectory, readOrMakeSecret } from './data-directory.ts';
import { messagesFile } from './messages.ts';
import type { StackOptions } from './options.ts';
import { endLeftovers, Roster } from './roster.ts';
import { choosePorts, type StackServers, startServers } from './servers.ts';
import { removeStackFile, type StackFile, writeStackFile } from './stack-file.ts';

const ASK_WITHIN_MS = 2_000;

/** Variables for the worker and the API. Their names are part of the contract. */
interface ChildEnvironment {
  TEMPORAL_ADDRESS: string;
  TEMPORAL_NAMESPACE: string;
  TEMPORAL_UI_URL?: string;
  HUIYIN_UI_ORIGINS: string;
  MONGODB_URI: string;
  MONGODB_DATABASE: string;
  PORT: string;
  HUIYIN_COUNTY: string;
  HUIYIN_SECRET: string;
  HUIYIN_MODE: 'embedded';
  HUIYIN_TASK_QUEUE: string;
  HUIYIN_SMS_LOG: string;
}

async function childEnvironment(
  options: StackOptions,
  servers: StackServers,
  port: number,
): Promise<ChildEnvironment> {
  const { env } = options;
  return {
    TEMPORAL_ADDRESS: servers.temporalAddress,
    TEMPORAL_NAMESPACE: env.TEMPORAL_NAMESPACE || 'default',
    ...(servers.temporalUiUrl ? { TEMPORAL_UI_URL: servers.temporalUiUrl } : {}),
    // The browser may know the page by its other host name.
    HUIYIN_UI_ORIGINS:
      env.HUIYIN_UI_ORIGINS || (servers.temporalUiUrl ?? '').replace('127.0.0.1', 'localhost'),
    MONGODB_URI: servers.mongodbUri,
    MONGODB_DATABASE: env.MONGODB_DATABASE || 'huiyin',
    PORT: String(port),
    HUIYIN_COUNTY: env.HUIYIN_COUNTY || 'county/',
    HUIYIN_SECRET: env.HUIYIN_SECRET || (await readOrMakeSecret(options.dataDir)),
    HUIYIN_MODE: 'embedded',
    HUIYIN_TASK_QUEUE: env.HUIYIN_TASK_QUEUE || 'appeals',
    HUIYIN_SMS_LOG: messagesFile(options),
  };
}

const startChild = (
  name: string,
  args: readonly string[],
  child: ChildEnvironment,
  options: StackOptions,
  roster: Roster,
) =>
  startProcess({
    name,
    command: process.execPath,
    args,
    cwd: options.root,
    env: { ...options.env, ...child },
    log: join(options.dataDir, 'logs', `${name.toLowerCase()}.log`),
    onProcess: roster.add,
  });

/** Waits for the API's own readiness, which needs a working worker. */
const untilReady = (apiUrl: string, part: PartProcess, limitMs: number): Promise<void> =>
  until({ name: 'API', part, limitMs }, async () => {
    const answer = await fetch(`${apiUrl}/readyz`, { signal: AbortSignal.timeout(ASK_WITHIN_MS) });
    if (answer.status === 200) return;
    throw new Error(`GET /readyz → ${answer.status} ${(await answer.text()).slice(0, 200)}`);
  });

/** Builds the console's pages where their sources have changed since the last time. */
async function currentConsole(say: StackOptions['say']): Promise<void> {
  const { buildConsole, isCurrent } = await import('../../console/build/build.ts');
  if (await isCurrent()) return;
  say({ zh: '正在生成工作台页面……', en: 'Building the console’s pages …' });
  await buildConsole();
}

async function bringUp(options: StackOptions, roster: Roster): Promise<StackFile> {
  const ports = await choosePorts(options);
  const namespace = options.env.TEMPORAL_NAMESPACE || 'default';
  const [servers] = await Promise.all([
    startServers(options, ports, roster, namespace),
    currentConsole(options.say),
  ]);
  const child = await childEnvironment(options, servers, ports.api);
  const [, api] = await Promise.all([
    startChild('worker', options.worker, child, options, roster),
    startChild('API', options.api, child, options, roster),
  ]);
  const apiUrl = `http://127.0.0.1:${ports.api}`;
  await untilReady(apiUrl, api, options.readyWithinMs);
  const self = await identify(process.pid);
  const stack: StackFile = {
    HUIYIN_MODE: 'embedded',
    startedAt: new Date().toISOString(),
    owner: { name: 'npm start', pid: process.pid, started: self?.started ?? '' },
    parts: [...roster.processes],
    apiUrl,
    docsUrl: `${apiUrl}/docs`,
    temporalUiUrl: servers.temporalUiUrl,
    temporalAddress: servers.temporalAddress,
    temporalNamespace: namespace,
    taskQueue: child.HUIYIN_TASK_QUEUE,
    mongodbUri: servers.mongodbUri,
    mongodbDatabase: child.MONGODB_DATABASE,
    county: child.HUIYIN_COUNTY,
    secretFile: join(options.dataDir, 'secret'),
  };
  await writeStackFile(options.dataDir, stack);
  return stack;
}

async function lockData(dataDir: string): Promise<() => Promise<void>> {
  const lock = await takeLock(join(dataDir, 'lock')).catch((error: unknown) => {
    throw explainWrite(error, dataDir);
  });
  if (lock.taken) return lock.release;
  throw new Trouble(
    `这份数据（${dataDir}）上已有一个回音在运行，进程 ${lock.heldBy.pid}；请先停止它，或用 HUIYIN_DATA 指定另一个目录。`,
    `Huiyin already runs on this data (${dataDir}) as process ${lock.heldBy.pid}. Stop it first, or set HUIYIN_DATA to another directory.`,
  );
}

export interface RunningStack {
  /** The addresses of all parts. Rejects if a part dies or cannot start. */
  ready: Promise<StackFile>;
  /** Rejects with the part that died, and never resolves. */
  died: Promise<never>;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** Starts the local stack on its data. Only one stack at a time may use a data directory. */
export async function startStack(options: StackOptions): Promise<RunningStack> {
  await mkdir(options.dataDir, { recursive: true }).catch((error: unknown) => {
    throw explainWrite(error, options.dataDir);
  });
  const release = await lockData(options.dataDir);
  const roster = new Roster(options.dataDir);
  const close = async (ending: () => Promise<void>) => {
    await removeStackFile(options.dataDir);
    await ending();
    await release();
  };
  const prepared = async () => {
    await prepareDataDirectory(options.dataDir);
    await endLeftovers(options.dataDir, options.say);
    await removeStackFile(options.dataDir);
    return bringUp(options, roster);
  };
  const ready = Promise.race([prepared(), roster.died]);
  ready.catch(() => undefined);
  return {
    ready,
    died: roster.died,
    stop: () => close(() => roster.stop(options.say)),
    kill: () => close(() => roster.kill()),
  };
}
