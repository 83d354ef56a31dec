import { z } from 'zod';
import { readVariables, sharedVariables } from '../environment/index.ts';
import { clamdAddress } from './attachments/content/clamd.ts';
import { mapVariables } from './county/map.ts';

const port = z.coerce.number().int().min(0).max(65_535);
/** Requests a minute. */
const rate = z.coerce.number().int().min(1).max(10_000_000).optional();
const origins = z
  .string()
  .default('')
  .transform((list) => list.split(/[\s,]+/).filter((origin) => origin !== ''))
  .refine((list) => list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin));

/** The environment variables of the API. */
const variables = {
  ...sharedVariables,
  PORT: port.default(8080),
  TEMPORAL_UI_URL: z.string().default(''),
  HUIYIN_UI_ORIGINS: z.string().default(''),
  HUIYIN_HOST: z.string().optional(),
  HUIYIN_CLAMD: z
    .string()
    .refine((text) => clamdAddress(text) !== null)
    .optional(),
  HUIYIN_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  HUIYIN_CORS_ORIGINS: origins,
  HUIYIN_METRICS_TOKEN: z.string().min(16).optional(),
  HUIYIN_RATE_READS: rate,
  HUIYIN_RATE_COMMANDS: rate,
  HUIYIN_RATE_FILINGS: rate,
  HUIYIN_RATE_INTEGRATOR: rate,
  HUIYIN_RATE_OFFICE: rate,
  HUIYIN_RATE_ADDRESS: rate,
  HUIYIN_RATE_SIGN_IN: rate,
  HUIYIN_RATE_FAILURES: rate,
  HUIYIN_RATE_WRONG_CODES: rate,
  HUIYIN_PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  HUIYIN_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  HUIYIN_OIDC_CLIENT_ID: z.string().optional(),
  HUIYIN_OIDC_CLIENT_SECRET: z.string().optional(),
  HUIYIN_OIDC_CLAIM: z.string().default('preferred_username'),
  HUIYIN_OIDC_SECOND_FACTOR: z.enum(['trusted', 'demanded']).default('demanded'),
  HUIYIN_SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  HUIYIN_SMS_TOKEN: z.string().optional(),
  HUIYIN_SMS_LOG: z.string().optional(),
  ...mapVariables,
} as const;
export type ApiEnvironment = z.infer<z.ZodObject<typeof variables>>;

/** Throws EnvironmentProblem, which names every wrong variable and no value. */
export const readEnvironment = (env: NodeJS.ProcessEnv): ApiEnvironment => readVariables(variables, env);

export { EnvironmentProblem } from '../environment/index.ts';
