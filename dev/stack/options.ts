import { join } from 'node:path';
import { inFiles } from '../../environment/index.ts';
import { cacheRoots, dataDirectory, PROJECT_ROOT } from '../paths.ts';
import { type Say, say } from '../trouble.ts';

/** Everything the stack takes from outside, so that a test can bring its own programs. */
export interface StackOptions {
  root: string;
  dataDir: string;
  cacheRoots: readonly string[];
  env: NodeJS.ProcessEnv;
  /** Arguments to Node for the two children. */
  worker: readonly string[];
  api: readonly string[];
  say: Say;
  readyWithinMs: number;
}

export const stackOptions = (env: NodeJS.ProcessEnv = process.env): StackOptions => ({
  root: PROJECT_ROOT,
  dataDir: dataDirectory(env),
  cacheRoots: cacheRoots(env),
  // Secrets in files are read once, here: the parts get them in their own environment.
  env: inFiles(env),
  worker: ['--import', 'tsx', join('worker', 'main.ts')],
  api: ['--import', 'tsx', join('api', 'main.ts')],
  say,
  readyWithinMs: 120_000,
});
