import { join } from 'node:path';
import { inFiles } from '../../environment/index.ts';
import { differenceFromFiles } from '../county.ts';
import { firstPasswords } from '../passwords.ts';
import { cacheRoots, dataDirectory, PROJECT_ROOT } from '../paths.ts';
import { type Say, say, type Wording } from '../trouble.ts';
import type { StackFile } from './stack-file.ts';

/** Everything that the stack takes from outside, so that a test can bring its own programs. */
export interface StackOptions {
  root: string;
  dataDir: string;
  cacheRoots: readonly string[];
  env: NodeJS.ProcessEnv;
  /** Arguments of Node for the two children. */
  worker: readonly string[];
  api: readonly string[];
  say: Say;
  readyWithinMs: number;
  /** Messages for the moment when the stack is ready. They may take a while. */
  welcome?: (stack: StackFile) => Promise<readonly Wording[]>;
}

export const stackOptions = (env: NodeJS.ProcessEnv = process.env): StackOptions => ({
  root: PROJECT_ROOT,
  dataDir: dataDirectory(env),
  cacheRoots: cacheRoots(env),
  // Reads secrets from files once, here. The parts receive them in their own environment.
  env: inFiles(env),
  worker: ['--import', 'tsx', join('worker', 'main.ts')],
  api: ['--import', 'tsx', join('api', 'main.ts')],
  say,
  readyWithinMs: 120_000,
  welcome: async (stack) => [
    ...(await firstPasswords(stack, env)),
    ...(await differenceFromFiles(stack, env)),
  ],
});
