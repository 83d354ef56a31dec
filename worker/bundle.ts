import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type WorkflowBundle } from '@temporalio/worker';
import { quietLogger } from './runtime-log.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const namePrefix = 'workflows-';

export interface BuiltBundle extends WorkflowBundle {
  readonly code: string;
  /** Identifies this state of the sources. It is short, because six events of every command carry it. */
  readonly buildId: string;
}

/** Converts values and payloads inside of workflows. Every bundle needs these paths. */
export const workflowConverters = {
  payloadConverterPath: join(root, 'workflows/message-trust.ts'),
  failureConverterPath: join(root, 'workflows/failure-converter.cjs'),
} as const;

/** The sources of the bundle, this file with its options included. */
const sources = ['workflows', 'domain', 'worker/bundle.ts'];

/**
 * Builds the workflow code as one script and caches it in `cacheDir` by its sources. A build takes seconds, which
 * every start and every test file would otherwise pay.
 */
export async function workflowBundle(cacheDir = join(root, '.cache')): Promise<BuiltBundle> {
  const buildId = await fingerprint();
  const kept = join(cacheDir, `${namePrefix}${buildId}.js`);
  const known = await readFile(kept, 'utf8').catch(() => null);
  if (known !== null) return { code: known, buildId };
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(root, 'workflows/index.ts'),
    // The rules hold no state of their own, so one copy serves every appeal in the worker.
    preloadModules: [join(root, 'domain/index.ts')],
    ...workflowConverters,
    logger: quietLogger,
  });
  await keep(cacheDir, kept, code);
  return { code, buildId };
}

/** Writes a temporary file and renames it, because another process may read or write the same file. */
async function keep(cacheDir: string, path: string, code: string): Promise<void> {
  try {
    await mkdir(cacheDir, { recursive: true });
    const aside = `${path}.${process.pid}`;
    await writeFile(aside, code);
    await rename(aside, path);
    const others = (await readdir(cacheDir)).filter((name) => /^workflows-[0-9a-f]+\.js$/.test(name));
    const old = others.map((name) => join(cacheDir, name)).filter((other) => other !== path);
    await Promise.all(old.map((other) => rm(other, { force: true })));
  } catch {
    // An unwritable cache only costs the next start some seconds.
  }
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(sdkVersion());
  for (const file of (await Promise.all(sources.map(filesOf))).flat().sort()) {
    hash
      .update(file)
      .update('\0')
      .update(await readFile(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}

async function filesOf(source: string): Promise<string[]> {
  if (source.endsWith('.ts')) return [source];
  const names = await readdir(join(root, source), { recursive: true });
  return names.filter((name) => /\.c?[jt]s$/.test(name)).map((name) => join(source, name));
}

const sdkVersion = (): string =>
  String(createRequire(import.meta.url)('@temporalio/worker/package.json').version);
