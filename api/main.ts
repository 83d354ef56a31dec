import { CountyProblems } from '../county/index.ts';
import { KeyringProblem } from '../privacy/index.ts';
import { EnvironmentProblem, readEnvironment } from './env.ts';
import { startApi } from './start.ts';

/** The API as a process of its own. */
try {
  const api = await startApi(readEnvironment(process.env));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void api.stop().then(() => process.exit(0)));
  }
} catch (error) {
  const known = [EnvironmentProblem, CountyProblems, KeyringProblem].some((kind) => error instanceof kind);
  process.stderr.write(`${known && error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
