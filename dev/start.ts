/** `npm start`: Temporal, MongoDB, the worker and the API on this machine, found or fetched, until Ctrl-C. */
import { checkNode } from './node-version.ts';
import { explain, tell } from './trouble.ts';

// A closed pipe (npm start | head) is no reason to leave the parts behind.
process.stdout.on('error', () => undefined);

try {
  checkNode(process.versions.node);
  // Only now: on an old Node the libraries fail while they are loaded, with a stack trace.
  const { runStack } = await import('./stack/run.ts');
  const { stackOptions } = await import('./stack/options.ts');
  process.exit(await runStack(stackOptions()));
} catch (error) {
  tell(explain(error));
  process.exit(1);
}
