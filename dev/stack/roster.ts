import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { identify, lives } from '../processes/identity.ts';
import { death, type PartProcess } from '../processes/part-process.ts';
import type { Say, Trouble } from '../trouble.ts';
import type { StackProcess } from './stack-file.ts';

/** The API takes no more before the worker drains; the worker drains before its server goes, that before its store. */
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

/** Who runs; kept on disk too, so that the next start can end what a hard death left behind. */
export class Roster {
  readonly #parts: PartProcess[] = [];
  readonly #dataDir: string;
  readonly #identities: StackProcess[] = [];
  #stopping = false;
  /** Parts start at the same time; their records are written one after the other, or they would garble each other. */
  #recorded: Promise<void> = Promise.resolve();
  #reportDeath: (trouble: Trouble) => void = () => undefined;
  /** Rejects with the first part that dies unasked. */
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
    // A part that came up while the others were already being stopped.
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
      say({ zh: `正在停止 ${part.name}……`, en: `Stopping ${part.name} …` });
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
    // It ended by itself between the look and the signal.
  }
};

/** Waits for the parts of a run that died hard, and ends those which stay: two mongods on one store destroy nothing, but neither starts. */
export async function endLeftovers(dataDir: string, say: Say): Promise<void> {
  const deadline = performance.now() + LEFTOVER_GRACE_MS;
  for (const left of await recorded(dataDir)) {
    if (!(await lives(left))) continue;
    say({
      zh: `上次运行留下的 ${left.name}（进程 ${left.pid}）还在，等它结束。`,
      en: `${left.name} (process ${left.pid}) is left from the run before; waiting for its end.`,
    });
    signalTo(left.pid, 'SIGTERM');
    while ((await lives(left)) && performance.now() < deadline) await pause(LOOK_EVERY_MS);
    if (await lives(left)) signalTo(left.pid, 'SIGKILL');
  }
  await rm(pathOf(dataDir), { force: true });
}
