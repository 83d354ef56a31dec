import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT_ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Directory of the local stack's cases, secret, logs and addresses. */
export const dataDirectory = (env: NodeJS.ProcessEnv = process.env): string =>
  env.HUIYIN_DATA ? resolve(env.HUIYIN_DATA) : join(PROJECT_ROOT, '.data');

/** Directories for fetched parts: the project's own, or the user's if that one is read-only. */
export const cacheRoots = (env: NodeJS.ProcessEnv = process.env): string[] => [
  join(PROJECT_ROOT, '.cache'),
  join(env.HOME ?? homedir(), '.cache', 'huiyin'),
];
