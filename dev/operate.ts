/**
 * `npm run repair` and `npm run rebuild` mend what is wrong with the records. They use the worker's environment, or
 * otherwise the local run.
 */
import { operate } from '../worker/repair/main.ts';
import { recordsOf } from './local-run.ts';

process.exitCode = await operate(await recordsOf(process.env), process.argv.slice(2), (line) =>
  process.stdout.write(`${line}\n`),
);
