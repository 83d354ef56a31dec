import { pathToFileURL } from 'node:url';
import type * as Rules from '../../domain/index.ts';
import { chanceFrom } from '../../test/support/random-bodies.ts';
import { liveYear } from './year-lives.ts';

/**
 * Lives a year by the rules at a given path, each time it is asked. The rules may be an older commit's, so it uses
 * only what both versions have.
 */
const rules: typeof Rules = await import(pathToFileURL(process.argv[2] ?? '').href);

process.on('message', ({ lives }: { lives: number }) => {
  // Measures CPU time, because others may use the machine.
  const before = process.cpuUsage();
  const counted = liveYear(rules, lives, chanceFrom(2026));
  const { user, system } = process.cpuUsage(before);
  process.send?.({ ms: (user + system) / 1000, ...counted });
});
