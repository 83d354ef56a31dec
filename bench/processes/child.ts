import { type ChildProcess, spawn } from 'node:child_process';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Runs one of our programs in its own process. A message says that it is ready. */
export interface Child<Ready> {
  readonly pid: number;
  readonly ready: Ready;
  /** Asks the process to end and waits for it. */
  stop(): Promise<void>;
  /** Kills the process with SIGKILL, so that it finishes nothing. */
  kill(): Promise<void>;
}

export type Environment = Readonly<Record<string, string>>;

/** Starts `NAME.ts` of this directory. If it ends before it is ready, this throws and shows its output. */
export async function startChild<Ready>(name: string, env: Environment): Promise<Child<Ready>> {
  const entry = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const profiled = profiledProgram === name ? ['--cpu-prof', '--cpu-prof-dir', '.cache/profiles'] : [];
  const log = await logOf(name, env);
  const child = spawn(process.execPath, [...profiled, '--import', 'tsx', entry], {
    env: { ...process.env, ...env },
    stdio: ['ignore', log.fd, 'inherit', 'ipc'],
  });
  await log.close();
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = await Promise.race([firstMessage<Ready>(child), exited]);
  if (ready === undefined) throw new Error(`${name} ended before it was ready`);
  const end = (signal: NodeJS.Signals) => () => {
    child.kill(signal);
    return exited;
  };
  return { pid: child.pid ?? 0, ready, stop: end('SIGTERM'), kill: end('SIGKILL') };
}

/** `HUIYIN_BENCH_PROFILE=worker` (or `api`, `empty-worker`) saves a CPU profile of that program. */
const profiledProgram = process.env.HUIYIN_BENCH_PROFILE;

const logs = fileURLToPath(new URL('../../.cache/bench/', import.meta.url));

/** Keeps the output until the next run. Writing it costs as much as in production, and it shows errors. */
async function logOf(name: string, env: Environment): Promise<FileHandle> {
  await mkdir(logs, { recursive: true });
  return open(`${logs}${name}-${env.HUIYIN_TASK_QUEUE}.log`, 'w');
}

const firstMessage = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve) => child.once('message', (message) => resolve(message as T)));

/** Runs inside the program. It reports that the program is ready, and ends it on request or with its parent. */
export function tellReady(ready: object, stop: () => Promise<unknown>): void {
  const end = () => void stop().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('disconnect', end);
  process.send?.(ready);
}
