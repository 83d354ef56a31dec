import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT_ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Where cases, secret, logs and addresses of an embedded stack are kept. */
export const dataDirectory = (env: NodeJS.ProcessEnv = process.env): string =>
  env.HUIYIN_DATA ? resolve(env.HUIYIN_DATA) : join(PROJECT_ROOT, '.data');

/** Where fetched parts are kept: the project's own place, or the person's where that cannot be written. */
export const cacheRoots = (env: NodeJS.ProcessEnv = process.env): string[] => [
  join(PROJECT_ROOT, '.cache'),
  join(env.HOME ?? homedir(), '.cache', 'huiyin'),
];
