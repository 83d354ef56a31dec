/**
 * `npm start` runs Temporal, MongoDB, the worker and the API on this machine until Ctrl-C. It finds or fetches
 * them.
 */
import { checkNode } from './node-version.ts';
import { explain, tell } from './trouble.ts';

// A closed pipe (npm start | head) must not end this process without its parts.
process.stdout.on('error', () => undefined);

try {
  checkNode(process.versions.node);
  // Loads the rest only after the check. On an old Node the libraries fail with a stack trace while they load.
  const { runStack } = await import('./stack/run.ts');
  const { stackOptions } = await import('./stack/options.ts');
  process.exit(await runStack(stackOptions()));
} catch (error) {
  tell(explain(error));
  process.exit(1);
}
