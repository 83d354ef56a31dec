import { z } from 'zod';
import { taskQueueDefault } from '../workflows/messages.ts';

const port = z.coerce.number().int().min(0).max(65_535);

/** What the API takes from its environment. A variable that is set but empty counts as not set. */
const schema = z.object({
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_TLS: z.enum(['true', 'false']).default('false'),
  MONGODB_URI: z.string().default('mongodb://127.0.0.1:27017'),
  MONGODB_DATABASE: z.string().default('huiyin'),
  PORT: port.default(8080),
  HUIYIN_SECRET: z.string().min(32),
  HUIYIN_MODE: z.enum(['embedded', 'cluster']).default('cluster'),
  HUIYIN_COUNTY: z.string().default('county/'),
  HUIYIN_TASK_QUEUE: z.string().default(taskQueueDefault),
  HUIYIN_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  HUIYIN_KEYS: z.string().default(''),
  HUIYIN_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  HUIYIN_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  HUIYIN_OIDC_CLIENT_ID: z.string().optional(),
  HUIYIN_OIDC_CLIENT_SECRET: z.string().optional(),
  HUIYIN_OIDC_CLAIM: z.string().default('preferred_username'),
  HUIYIN_OIDC_SECOND_FACTOR: z.enum(['trusted', 'demanded']).default('demanded'),
  HUIYIN_SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  HUIYIN_SMS_TOKEN: z.string().optional(),
  HUIYIN_SMS_LOG: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
});
export type ApiEnvironment = z.infer<typeof schema>;

/** Throws one sentence that names every variable that is wrong; values stay out of it, one of them is the secret. */
export function readEnvironment(env: NodeJS.ProcessEnv): ApiEnvironment {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
  throw new EnvironmentProblem(names);
}

export class EnvironmentProblem extends Error {
  readonly variables: readonly string[];

  constructor(variables: readonly string[]) {
    const list = variables.join(', ');
    super(
      `环境变量缺失或有误：${list}（HUIYIN_SECRET 至少 32 个字符）。\n` +
        `Environment variables missing or wrong: ${list} (HUIYIN_SECRET takes at least 32 characters).`,
    );
    this.name = 'EnvironmentProblem';
    this.variables = variables;
  }
}
