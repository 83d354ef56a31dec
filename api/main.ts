import { CountyProblems } from '../county/index.ts';
import { KeyringProblem } from '../privacy/index.ts';
import { EnvironmentProblem, readEnvironment } from './env.ts';
import { startApi } from './start.ts';

/** Runs the API as its own process. */
try {
  const api = await startApi(readEnvironment(process.env));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void api.stop().then(() => process.exit(0)));
  }
} catch (error) {
  const explained = [EnvironmentProblem, CountyProblems, KeyringProblem];
  const known = explained.some((kind) => error instanceof kind);
  process.stderr.write(`${known ? (error as Error).message : String(error)}\n`);
  process.exit(1);
}
