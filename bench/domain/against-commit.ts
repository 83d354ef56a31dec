import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median } from '../statistics.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const git = (...args: string[]) => run('git', ['-C', root, ...args]);

/** Lives that one process completed in a round. */
export interface LivedRound {
  readonly ms: number;
  readonly commands: number;
  readonly refused: number;
}
interface Side {
  readonly text: string;
}

/** Lives the same year by the present rules and by a commit's, one after the other. Each has its own process. */
export async function againstCommit(commit: string, { rounds, lives }: { rounds: number; lives: number }) {
  const directory = await mkdtemp(join(tmpdir(), 'huiyin-rules-'));
  const tree = join(directory, 'tree');
  await git('worktree', 'add', '--detach', tree, commit);
  const drivers: ChildProcess[] = [];
  try {
    const now = driver(join(root, 'domain/index.ts'));
    const earlier = driver(join(tree, 'domain/index.ts'));
    drivers.push(now, earlier);
    const seen: { now: LivedRound; earlier: LivedRound }[] = [];
    // The first round warms both, and the order alternates.
    for (let round = 0; round <= rounds; round += 1) {
      const order = round % 2 === 0 ? ([now, earlier] as const) : ([earlier, now] as const);
      const first = await live(order[0], lives);
      const second = await live(order[1], lives);
      if (round > 0)
        seen.push(order[0] === now ? { now: first, earlier: second } : { now: second, earlier: first });
    }
    return comparison(commit, seen);
  } finally {
    for (const child of drivers) child.kill();
    await git('worktree', 'remove', '--force', tree);
    await rm(directory, { recursive: true, force: true });
  }
}

const driver = (rules: string): ChildProcess =>
  fork(fileURLToPath(new URL('./year.ts', import.meta.url)), [rules], { stdio: 'inherit' });

async function live(child: ChildProcess, lives: number): Promise<LivedRound> {
  child.send({ lives });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the year's driver ended with ${code}`);
  });
  const [round] = (await Promise.race([once(child, 'message'), ended])) as [LivedRound];
  ended.catch(() => undefined);
  return round;
}

function comparison(commit: string, rounds: readonly { now: LivedRound; earlier: LivedRound }[]) {
  const ratios = rounds.map(({ now, earlier }) => now.ms / earlier.ms);
  const now = rounds.map((round) => round.now);
  const earlier = rounds.map((round) => round.earlier);
  const middle = (side: readonly LivedRound[]) => median(side.map(({ ms }) => ms));
  return {
    commit,
    now: told(now),
    earlier: told(earlier),
    ratio: middle(now) / middle(earlier),
    ratios: ratios.map((ratio) => ratio.toFixed(2)).join(' '),
  };
}

/** Describes a side by its median with spread, and by its work, which must equal the other side's. */
function told(rounds: readonly LivedRound[]): Side {
  const ms = rounds.map((round) => round.ms);
  const { commands = 0, refused = 0 } = rounds[0] ?? {};
  const spread = `${median(ms).toFixed(0)} (${Math.min(...ms).toFixed(0)} to ${Math.max(...ms).toFixed(0)})`;
  return { text: `${spread}, ${commands} commands, ${refused} refused` };
}
