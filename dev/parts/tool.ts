import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { guard, unguard } from '../processes/watchdog.ts';
import { diskFull, isDiskFull, type Say, Trouble, type Wording } from '../trouble.ts';

const KEPT_LINES = 20;
const KEPT_CHARACTERS = 64 * 1024;
const PROGRESS_EVERY_MS = 10_000;

export interface ToolPlan {
  /** The tool's usual name, such as "Go". */
  name: string;
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd?: string;
  /** A longer silence means that the tool hangs, for example on a network that drops packets. */
  idleMs: number;
  say?: Say;
  stop?: AbortSignal;
}

type Tool = ChildProcessByStdio<null, Readable, Readable>;

const failure = (plan: ToolPlan, why: Wording, lines: readonly string[]): Trouble => {
  const last = lines.at(-1)?.slice(0, 200) ?? '';
  return new Trouble(`${plan.name} ${why.zh}：${last}`, `${plan.name} ${why.en}: ${last}`, lines);
};

const lastLines = (output: string): string[] =>
  output
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== '')
    .slice(-KEPT_LINES);

/** Keeps the end of a tool's output, and ends the tool after too long a silence. */
function listen(child: Tool, idleMs: number) {
  const heard = { output: '', silent: false };
  const giveUp = () => {
    heard.silent = true;
    child.kill('SIGKILL');
  };
  const idle = setTimeout(giveUp, idleMs);
  const hear = (chunk: Buffer) => {
    heard.output = (heard.output + chunk.toString('utf8')).slice(-KEPT_CHARACTERS);
    idle.refresh();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  return { heard, settle: () => clearTimeout(idle) };
}

function showProgress(plan: ToolPlan, output: () => string): () => void {
  const begun = Date.now();
  const progress = setInterval(() => {
    const seconds = Math.round((Date.now() - begun) / 1000);
    const last = lastLines(output()).at(-1)?.slice(0, 120) ?? '';
    plan.say?.({
      zh: `  ${plan.name} 仍在进行，已 ${seconds} 秒。${last}`,
      en: `  ${plan.name} is still at work after ${seconds} s. ${last}`,
    });
  }, PROGRESS_EVERY_MS);
  return () => clearInterval(progress);
}

function judge(plan: ToolPlan, code: number | null, heard: { output: string; silent: boolean }): Trouble {
  const lines = lastLines(heard.output);
  if (isDiskFull(heard.output)) return diskFull(plan.cwd ?? '.cache');
  if (heard.silent) {
    const seconds = Math.round(plan.idleMs / 1000);
    return failure(plan, { zh: `${seconds} 秒没有动静`, en: `was silent for ${seconds} s` }, lines);
  }
  return failure(plan, { zh: `失败（退出码 ${code}）`, en: `failed (exit code ${code})` }, lines);
}

/** Runs a foreign program, shows that it is still working, and returns its output. */
export function runTool(plan: ToolPlan): Promise<string> {
  const child = spawn(plan.command, plan.args, {
    cwd: plan.cwd,
    env: plan.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: plan.stop,
    killSignal: 'SIGKILL',
  });
  const { pid } = child;
  if (pid) guard(pid);
  const { heard, settle } = listen(child, plan.idleMs);
  const hide = showProgress(plan, () => heard.output);
  return new Promise<string>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT')
        return reject(failure(plan, { zh: '无法运行', en: 'cannot be run' }, [error.message]));
      reject(
        new Trouble(
          `缺少 ${plan.name}：PATH 上没有 ${plan.command}。`,
          `${plan.name} is missing: there is no ${plan.command} on PATH.`,
        ),
      );
    });
    child.once('close', (code) => (code === 0 ? resolve(heard.output) : reject(judge(plan, code, heard))));
  }).finally(() => {
    settle();
    hide();
    if (pid) unguard(pid);
  });
}
