/** `npm run audit`: are the records whole and unaltered? Of MONGODB_URI, else of the local run. */
import { audit } from '../worker/audit.ts';
import { dataDirectory } from './paths.ts';
import { readStackFile } from './stack/stack-file.ts';

const local = async (env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> => {
  if (env.MONGODB_URI) return env;
  const stack = await readStackFile(dataDirectory(env)).catch(() => undefined);
  return stack ? { MONGODB_URI: stack.mongodbUri, MONGODB_DATABASE: stack.mongodbDatabase } : env;
};

process.exitCode = await audit(await local(process.env), (line) => process.stdout.write(`${line}\n`));
