import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { PROJECT_ROOT } from '../../dev/paths.ts';
import { eventually } from '../support/eventually.ts';

/** A program of the project as a process of its own, in a process group of its own, as a terminal starts it. */
export class Program {
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;
  private said = '';

  constructor(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    this.child = spawn(command, args, {
      cwd: PROJECT_ROOT,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (data: Buffer) => {
        this.said += data;
      });
    }
    this.ended = once(this.child, 'close');
  }

  get output(): string {
    return this.said;
  }

  /** The first match in what was printed, within `withinMs`; fails when the program ends without it. */
  says(pattern: RegExp, withinMs: number): Promise<RegExpMatchArray> {
    const ask = async () => {
      const found = this.said.match(pattern);
      if (!found && this.child.exitCode !== null) throw new Error(`ended without ${pattern}:\n${this.said}`);
      return found;
    };
    return eventually(ask, `${pattern} in\n${this.said}`, withinMs);
  }

  /** Does what Ctrl-C does: the terminal signals the whole process group. */
  pressCtrlC(): void {
    this.signal('SIGINT');
  }

  /** The exit code, once it has ended. */
  async code(): Promise<number | null> {
    await this.ended;
    return this.child.exitCode;
  }

  /** Whatever is left of it goes, at once. */
  kill(): void {
    this.signal('SIGKILL');
  }

  private signal(signal: NodeJS.Signals): void {
    try {
      if (this.child.pid) process.kill(-this.child.pid, signal);
    } catch (error) {
      // The group is gone: that is what was wanted.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
