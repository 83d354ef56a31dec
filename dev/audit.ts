/**
 * `npm run audit` checks that the records are whole and unaltered. It uses MONGODB_URI, or otherwise the local run.
 */
import { audit } from '../worker/audit.ts';
import { secretOf } from './local-run.ts';
import { dataDirectory } from './paths.ts';
import { readStackFile } from './stack/stack-file.ts';

const local = async (env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> => {
  if (env.MONGODB_URI) return env;
  const stack = await readStackFile(dataDirectory(env)).catch(() => undefined);
  if (!stack) return env;
  const { mongodbUri, mongodbDatabase } = stack;
  const HUIYIN_SECRET = await secretOf(env, stack);
  return { ...env, MONGODB_URI: mongodbUri, MONGODB_DATABASE: mongodbDatabase, HUIYIN_SECRET };
};

process.exitCode = await audit(await local(process.env), (line) => process.stdout.write(`${line}\n`));
