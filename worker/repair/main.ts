import { fileURLToPath } from 'node:url';
import { EnvironmentProblem } from '../../environment/index.ts';
import { KeyringProblem } from '../../privacy/index.ts';
import { withStores } from '../stores.ts';
import { orderOf, repair, usage } from './command.ts';
import { rebuild } from './rebuild.ts';
import type { RepairNeeds } from './repair-case.ts';

type Say = (line: string) => void;

/** `npm run repair` and `npm run rebuild`, with the worker's environment. Exit codes: 0, 1, or 2 for a store away. */
export async function operate(
  env: NodeJS.ProcessEnv,
  [what, ...args]: readonly string[],
  say: Say,
): Promise<0 | 1 | 2> {
  const order = orderOf(args);
  if (order === null || (what !== 'repair' && what !== 'rebuild')) {
    say(usage);
    return 1;
  }
  try {
    return await withStores(env, (needs) =>
      what === 'repair' ? repair(needs, order, say) : rebuildAll(needs, say),
    );
  } catch (error) {
    if (error instanceof EnvironmentProblem || error instanceof KeyringProblem) {
      say(error.message);
      return 1;
    }
    // The message may contain an address with a password.
    const why = error instanceof Error ? error.name : 'unknown';
    say(`未能完成：${why}，可再次执行。\nNot finished: ${why}. Give the same command again.`);
    return 2;
  }
}

async function rebuildAll({ store }: RepairNeeds, say: Say): Promise<0 | 1> {
  const done = await rebuild({
    store,
    tell: ({ looked, written }) =>
      say(`诉求 ${looked} 件，已重写 ${written} 件 · ${looked} cases, ${written} written`),
  });
  for (const appeal of done.skipped)
    say(`${appeal}  日志不完整，未重写 · its log is not whole: npm run repair -- ${appeal}`);
  return done.skipped.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await operate(process.env, process.argv.slice(2), (line) =>
    process.stdout.write(`${line}\n`),
  );
}
