import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explainWrite, Trouble } from '../trouble.ts';
import { guard, unguard } from './watchdog.ts';

const LAST_LINES = 20;
const TAIL_BYTES = 64 * 1024;
const LINE_LENGTH = 400;

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface PartProcess {
  readonly name: string;
  readonly pid: number;
  readonly exited: Promise<Exit>;
  hasExited(): boolean;
  lastLines(): readonly string[];
  /** Asks the process to end, and kills it after the grace period. */
  stop(graceMs: number): Promise<void>;
  kill(): Promise<void>;
}

export interface ProcessPlan {
  name: string;
  command: string;
  args: readonly string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Without a path the output goes to an unnamed file that disappears with the process. */
  log?: string | undefined;
  /** Runs at once, before the part is ready, so that a starting part can be stopped. */
  onProcess?: ((part: PartProcess) => void) | undefined;
}

interface Log {
  fd: number;
  lastLines(): readonly string[];
  close(): void;
}

const renameIfThere = (from: string, to: string): void => {
  try {
    renameSync(from, to);
  } catch {
    // There was no earlier run.
  }
};

/** Keeps the output of the previous run, because people look for it after a crash and a restart. */
function openFile(path: string | undefined): number {
  try {
    if (path) {
      renameIfThere(path, path.replace(/\.log$/, '.before.log'));
      return openSync(path, 'w+');
    }
    const nameless = join(tmpdir(), `huiyin-log-${randomUUID()}`);
    const fd = openSync(nameless, 'wx+', 0o600);
    rmSync(nameless);
    return fd;
  } catch (error) {
    throw explainWrite(error, path ?? tmpdir());
  }
}

/** mongod hides its reason among many lines of its shutdown. It marks errors as E and fatal errors as F. */
const COMPLAINT = /"s":"[EF]"/;

export function tellingLines(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const last = lines.slice(-LAST_LINES);
  const buried = lines.slice(0, -LAST_LINES).filter((line) => COMPLAINT.test(line));
  return [...buried.slice(-3), ...last].map((line) => line.slice(0, LINE_LENGTH));
}

function readTail(fd: number): string[] {
  const { size } = fstatSync(fd);
  const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
  readSync(fd, buffer, 0, buffer.length, size - buffer.length);
  return tellingLines(buffer.toString('utf8'));
}

function openLog(path: string | undefined): Log {
  const fd = openFile(path);
  let kept: readonly string[] | undefined;
  return {
    fd,
    lastLines: () => kept ?? readTail(fd),
    close: () => {
      if (kept) return;
      kept = readTail(fd);
      closeSync(fd);
    },
  };
}

export const within = async (promise: Promise<unknown>, limitMs: number): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  try {
    return await Promise.race([promise.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
};

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The process has ended already.
  }
}

const started = (child: ChildProcess, plan: ProcessPlan): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('spawn', () => resolve(child.pid ?? 0));
    child.once('error', (error) =>
      reject(
        new Trouble(
          `无法启动 ${plan.name}：${error.message}`,
          `${plan.name} cannot be started: ${error.message}`,
        ),
      ),
    );
  });

/**
 * Starts a part in its own process group. The output goes directly into a file, so the part does not depend on this
 * process.
 */
export async function startProcess(plan: ProcessPlan): Promise<PartProcess> {
  const log = openLog(plan.log);
  const child = spawn(plan.command, plan.args, {
    cwd: plan.cwd,
    env: plan.env ?? process.env,
    stdio: ['ignore', log.fd, log.fd],
    detached: true,
  });
  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const pid = await started(child, plan).catch((error: unknown) => {
    log.close();
    throw error;
  });
  guard(pid);
  void exited.then(() => unguard(pid));
  const hasExited = () => child.exitCode !== null || child.signalCode !== null;
  const kill = async () => {
    signalGroup(pid, 'SIGKILL');
    if (!hasExited()) await exited;
    log.close();
  };
  const stop = async (graceMs: number) => {
    if (!hasExited()) child.kill('SIGTERM');
    await within(exited, graceMs);
    await kill();
  };
  const part: PartProcess = {
    name: plan.name,
    pid,
    exited,
    hasExited,
    lastLines: log.lastLines,
    stop,
    kill,
  };
  plan.onProcess?.(part);
  return part;
}

/** Names the part that died, its cause of death, and its last output. */
export async function death(part: PartProcess): Promise<Trouble> {
  const { code, signal } = await part.exited;
  const how = signal
    ? { zh: `被信号 ${signal} 结束`, en: `signal ${signal}` }
    : { zh: `退出码 ${code}`, en: `exit code ${code}` };
  return new Trouble(
    `${part.name} 意外停止（${how.zh}），最后的输出如下：`,
    `${part.name} stopped unexpectedly (${how.en}). Its last output:`,
    part.lastLines(),
  );
}
