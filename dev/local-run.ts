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

/** The environment as it is where it names a MONGODB_URI, otherwise with the two stores of the local run. */
export async function recordsOf(env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  if (env.MONGODB_URI) return env;
  const stack = await readStackFile(dataDirectory(env)).catch(() => undefined);
  return stack ? recordsOfRun(env, stack) : env;
}

export async function recordsOfRun(env: NodeJS.ProcessEnv, stack: StackFile): Promise<NodeJS.ProcessEnv> {
  return {
    ...env,
    HUIYIN_MODE: stack.HUIYIN_MODE,
    HUIYIN_SECRET: await secretOf(env, stack),
    MONGODB_URI: stack.mongodbUri,
    MONGODB_DATABASE: stack.mongodbDatabase,
    TEMPORAL_ADDRESS: stack.temporalAddress,
    TEMPORAL_NAMESPACE: stack.temporalNamespace,
    HUIYIN_TASK_QUEUE: stack.taskQueue,
  };
}
