import { readFile } from 'node:fs/promises';
import { inFiles } from '../environment/index.ts';
import { dataDirectory } from './paths.ts';
import { readStackFile, type StackFile } from './stack/stack-file.ts';
import type { Trouble } from './trouble.ts';

/**
 * Finds the running local stack of this machine. Throws Trouble if there is none, or if the environment is not
 * that of a local run.
 */
export async function localRun(env: NodeJS.ProcessEnv, refusal: Trouble): Promise<StackFile> {
  const elsewhere = env.HUIYIN_MODE !== undefined && env.HUIYIN_MODE !== 'embedded';
  const stack = elsewhere ? undefined : await readStackFile(dataDirectory(env)).catch(() => undefined);
  if (stack?.HUIYIN_MODE === 'embedded') return stack;
  throw refusal;
}

export const secretOf = async (env: NodeJS.ProcessEnv, stack: StackFile): Promise<string> =>
  inFiles(env).HUIYIN_SECRET || (await readFile(stack.secretFile, 'utf8')).trim();
