import { z } from 'zod';
import { taskQueueDefault } from '../workflows/messages.ts';

/** The source of all derived keys. */
const secretVariable = z.string().min(32);

/** Variables that both the API and the worker read. */
export const sharedVariables = {
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_TLS: z.enum(['true', 'false']).default('false'),
  MONGODB_URI: z.string().default('mongodb://127.0.0.1:27017'),
  MONGODB_DATABASE: z.string().default('huiyin'),
  HUIYIN_MODE: z.enum(['embedded', 'cluster']).default('cluster'),
  HUIYIN_SECRET: secretVariable,
  HUIYIN_KEYS: z.string().default(''),
  HUIYIN_COUNTY: z.string().default('county/'),
  HUIYIN_TASK_QUEUE: z.string().default(taskQueueDefault),
  /** Webhooks may go to http and to addresses of this machine. Tests alone set it. */
  HUIYIN_WEBHOOKS_LOCAL: z.enum(['true', 'false']).default('false'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
} as const;
