import { pathToFileURL } from 'node:url';
import type * as Rules from '../../domain/index.ts';
import { chanceFrom } from '../../test/support/random-bodies.ts';
import { liveYear } from './year-lives.ts';

/**
 * A process that lives a year by the rules whose path it is given, each time it is asked to. The rules may be an older
 * commit's, so only what both have is used.
 */
const rules: typeof Rules = await import(pathToFileURL(process.argv[2] ?? '').href);

process.on('message', ({ lives }: { lives: number }) => {
  // CPU time, for others may use the machine meanwhile.
  const before = process.cpuUsage();
  const counted = liveYear(rules, lives, chanceFrom(2026));
  const { user, system } = process.cpuUsage(before);
  process.send?.({ ms: (user + system) / 1000, ...counted });
});
