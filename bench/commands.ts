import { cpus } from 'node:os';
import { scenarioTwo } from './cost.ts';
import { benchOptions } from './options.ts';
import { costTable, cpuTable, figureTable, ratioTable, roundLine } from './report.ts';
import { measureRounds } from './rounds.ts';
import { startServers } from './servers.ts';
import { openVariants } from './variants.ts';

/** Compares a command over HTTP with the least that its parts would cost, in one run. See docs/performance.md. */
const options = benchOptions(process.argv.slice(2));
const say = (text: string) => process.stdout.write(`${text}\n`);

const servers = await startServers();
try {
  const variants = await openVariants(servers, options.cases);
  try {
    say(
      `${options.cases} cases, ${options.depth} in flight on each, ${cpus().length} cores, Node ${process.version}`,
    );
    const rounds = await measureRounds(variants, options, (round, number) => say(roundLine(round, number)));
    const { steps, whole } = await scenarioTwo(servers.client, variants.desk);
    say(
      `\n${ratioTable(rounds)}\n\n${figureTable(rounds)}\n\n${cpuTable(rounds)}\n\n${costTable(steps, whole)}`,
    );
  } finally {
    await variants.close();
  }
} finally {
  await servers.close();
}
