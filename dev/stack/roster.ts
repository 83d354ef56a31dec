import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { identify, lives } from '../processes/identity.ts';
import { death, type PartProcess } from '../processes/part-process.ts';
import type { Say, Trouble } from '../trouble.ts';
import type { StackProcess } from './stack-file.ts';

/** The API stops first, so that the worker can drain. Temporal stops after the worker, and MongoDB last. */
export const STOP_ORDER = ['API', 'worker', 'Temporal', 'MongoDB'] as const;
const GRACE_MS: Record<string, number> = { API: 15_000, worker: 40_000, Temporal: 10_000, MongoDB: 20_000 };
const LEFTOVER_GRACE_MS = 15_000;
const LOOK_EVERY_MS = 100;

const listSchema = z.array(z.object({ name: z.string(), pid: z.number().int(), started: z.string() }));
const pathOf = (dataDir: string) => join(dataDir, 'pids.json');

const place = (part: PartProcess) => STOP_ORDER.indexOf(part.name as (typeof STOP_ORDER)[number]);

async function writeRecord(dataDir: string, processes: readonly StackProcess[]): Promise<void> {
  const draft = `${pathOf(dataDir)}.draft`;
  await writeFile(draft, JSON.stringify(processes));
  await rename(draft, pathOf(dataDir));
}

/** Names a part in a Chinese sentence. The other parts are products and keep their names. */
const nameInChinese = (name: string): string => (name === 'worker' ? '后台工作进程' : ` ${name}`);

/** Lists the running parts, also on disk, so that the next start can end parts that a crash left behind. */
export class Roster {
  readonly #parts: PartProcess[] = [];
  readonly #dataDir: string;
  readonly #identities: StackProcess[] = [];
  #stopping = false;
  /**
   * Parts start together, but their records are written one after the other. Otherwise they would overwrite each
   * other.
   */
  #recorded: Promise<void> = Promise.resolve();
  #reportDeath: (trouble: Trouble) => void = () => undefined;
  /** Rejects with the first part that dies unexpectedly. */
  readonly died: Promise<never>;

  constructor(dataDir: string) {
    this.#dataDir = dataDir;
    this.died = new Promise<never>((_, reject) => {
      this.#reportDeath = reject;
    });
    this.died.catch(() => undefined);
  }

  readonly add = (part: PartProcess): void => {
    this.#parts.push(part);
    // This part became ready while the others were already stopping.
    if (this.#stopping) void part.kill();
    void part.exited.then(async () => {
      if (!this.#stopping) this.#reportDeath(await death(part));
    });
    this.#recorded = this.#recorded.then(() => this.#record(part));
  };

  get processes(): readonly StackProcess[] {
    return this.#identities;
  }

  async #record(part: PartProcess): Promise<void> {
    const identity = await identify(part.pid);
    if (!identity) return;
    this.#identities.push({ name: part.name, ...identity });
    await writeRecord(this.#dataDir, this.#identities).catch(() => undefined);
  }

  async stop(say: Say): Promise<void> {
    this.#stopping = true;
    for (const part of this.#parts.toSorted((a, b) => place(a) - place(b))) {
      if (part.hasExited()) continue;
      say({ zh: `正在停止${nameInChinese(part.name)}……`, en: `Stopping ${part.name} …` });
      await part.stop(GRACE_MS[part.name] ?? 10_000);
    }
    await this.#recorded;
    await rm(pathOf(this.#dataDir), { force: true });
  }

  async kill(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#parts.map((part) => part.kill()));
    await this.#recorded;
    await rm(pathOf(this.#dataDir), { force: true });
  }
}

async function recorded(dataDir: string): Promise<StackProcess[]> {
  try {
    return listSchema.parse(JSON.parse(await readFile(pathOf(dataDir), 'utf8')));
  } catch {
    return [];
  }
}

const signalTo = (pid: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(pid, signal);
  } catch {
    // The process ended between the check and the signal.
  }
};

/**
 * Waits for the parts of a crashed run and ends those that remain. Two mongods on one store destroy nothing, but
 * neither starts.
 */
export async function endLeftovers(dataDir: string, say: Say): Promise<void> {
  const deadline = performance.now() + LEFTOVER_GRACE_MS;
  for (const left of await recorded(dataDir)) {
    if (!(await lives(left))) continue;
    say({
      zh: `上次运行留下的${nameInChinese(left.name)}（进程号 ${left.pid}）还在运行，正在等它结束。`,
      en: `${left.name} (process ${left.pid}) is left over from the previous run. Waiting until it ends.`,
    });
    signalTo(left.pid, 'SIGTERM');
    while ((await lives(left)) && performance.now() < deadline) await pause(LOOK_EVERY_MS);
    if (await lives(left)) signalTo(left.pid, 'SIGKILL');
  }
  await rm(pathOf(dataDir), { force: true });
}
