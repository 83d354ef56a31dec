import type { WorkerLog } from '../../worker/runtime-log.ts';

const named = {
  temporalAddress: 'TEMPORAL_ADDRESS',
  taskQueue: 'HUIYIN_TASK_QUEUE',
  mongoUri: 'MONGODB_URI',
  database: 'MONGODB_DATABASE',
  county: 'HUIYIN_COUNTY',
  secret: 'HUIYIN_SECRET',
} as const;
export type Settings = Readonly<Record<keyof typeof named, string>>;

/** Reads the variables of the API and the worker. All must be set. */
export function settings(env: NodeJS.ProcessEnv): Settings {
  const found = Object.entries(named).map(([name, variable]) => [name, env[variable] ?? '']);
  return Object.fromEntries(found) as Settings;
}

const complain = (fields: object, message: string) =>
  process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);

/** Prints only errors. */
export const plainLog: WorkerLog = { debug() {}, info() {}, warn() {}, error: complain };
