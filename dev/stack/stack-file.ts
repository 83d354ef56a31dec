import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { dataDirectory } from '../paths.ts';
import { lives } from '../processes/identity.ts';

const processSchema = z.object({ name: z.string(), pid: z.number().int(), started: z.string() });

const stackSchema = z.object({
  HUIYIN_MODE: z.literal('embedded'),
  startedAt: z.string(),
  /** The process of `npm start`. */
  owner: processSchema,
  parts: z.array(processSchema),
  apiUrl: z.string(),
  docsUrl: z.string(),
  temporalUiUrl: z.string().optional(),
  temporalAddress: z.string(),
  temporalNamespace: z.string(),
  taskQueue: z.string(),
  mongodbUri: z.string(),
  mongodbDatabase: z.string(),
  county: z.string(),
  secretFile: z.string(),
});

export type StackFile = z.infer<typeof stackSchema>;
export type StackProcess = z.infer<typeof processSchema>;

const pathOf = (dataDir: string) => join(dataDir, 'stack.json');

/** Writes the file for its owner only, because the address of a given MongoDB may contain a password. */
export async function writeStackFile(dataDir: string, stack: StackFile): Promise<void> {
  const draft = `${pathOf(dataDir)}.${randomUUID()}`;
  await writeFile(draft, `${JSON.stringify(stack, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, pathOf(dataDir));
}

export const removeStackFile = (dataDir: string): Promise<void> => rm(pathOf(dataDir), { force: true });

/** Finds the running local stack. A file that a crashed stack left does not count. */
export async function readStackFile(dataDir: string = dataDirectory()): Promise<StackFile | undefined> {
  const text = await readFile(pathOf(dataDir), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const stack = stackSchema.parse(JSON.parse(text));
  return (await lives(stack.owner)) ? stack : undefined;
}
