import { parseArgs } from 'node:util';
import { againstCommit } from './domain/against-commit.ts';
import { measureLongCase } from './domain/long-case.ts';

/**
 * Measures the rules alone. It compares a long life with a short one, and a year's lives with an older commit's.
 */
const wanted = { longCase: 2, year: 1.3 };
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    against: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    lives: { type: 'string', default: '1200' },
  },
});
const say = (text: string) => process.stdout.write(`${text}\n`);
const judged = (ratio: number, most: number): string => {
  if (ratio > most) process.exitCode = 1;
  return `${ratio.toFixed(2)}, wanted at most ${most}: ${ratio > most ? 'MISSED' : 'held'}`;
};

const long = measureLongCase(2000, 200);
say(
  `a command on a new case: ${long.youngUs.toFixed(0)} µs; on one with ${long.moves} moves: ${long.oldUs.toFixed(0)} µs`,
);
say(`  ratio of medians ${judged(long.oldUs / long.youngUs, wanted.longCase)}`);
say(
  `  its whole view, which lists every move's traces: ${long.youngViewUs.toFixed(0)} µs and ${long.oldViewUs.toFixed(0)} µs`,
);

if (values.against !== undefined) {
  const rounds = Number(values.rounds);
  const year = await againstCommit(values.against, { rounds, lives: Number(values.lives) });
  say(
    `\na year's lives, ${values.lives} cases, ${rounds} rounds, in ms of CPU time: now ${year.now.text}; ${year.commit} ${year.earlier.text}`,
  );
  say(`  ratio of medians ${judged(year.ratio, wanted.year)}; round by round ${year.ratios}`);
}
