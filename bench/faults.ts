import { setTimeout as pause } from 'node:timers/promises';
import { CommandLog } from './faults/command-log.ts';
import { openFaultStack } from './faults/stack.ts';
import { verified } from './faults/verify.ts';

/**
 * Clients give commands over HTTP while SIGKILL hits the worker, the API and MongoDB. Each client repeats
 * unanswered commands under the same key. At the end every answered command must be there exactly once. Otherwise
 * the exit code is 1.
 */
const CASES = 24;
const say = (text: string) => process.stdout.write(`${text}\n`);

const stack = await openFaultStack(CASES);
try {
  const log = new CommandLog(stack.desk, stack.appeals);
  const faults: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['worker killed and started again', stack.worker.replace],
    ['worker killed again', stack.worker.replace],
    ['API killed and started again', stack.api.replace],
    ['MongoDB killed, away for 5 s, started again', () => stack.mongo.away(5000)],
    [
      'worker and MongoDB killed together',
      () => Promise.all([stack.worker.replace(), stack.mongo.away(1000)]),
    ],
  ];
  log.begin();
  for (const [name, strike] of faults) {
    await pause(2000);
    const before = log.answered.length;
    say(name);
    await strike();
    await log.goesOn();
    say(`  ${log.answered.length - before} answered since, the longest wait ${log.longestMs.toFixed(0)} ms`);
  }
  await pause(2000);
  await log.end();
  say(`${log.answered.length} commands answered; tried again: ${log.retriesText()}`);
  const wrong = await verified(stack, log);
  for (const sentence of wrong) say(`  ${sentence}`);
  say(wrong.length === 0 ? 'nothing lost, nothing done twice' : `${wrong.length} contradictions`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await stack.close();
}
