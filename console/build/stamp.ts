import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { directory, output } from './settings.ts';

const root = join(directory, '..');
const stampPath = join(output, '.sources');
/** Everything that the built pages are made of. The forms come from the API's declarations. */
const sources = ['client', 'console', 'citizen', 'map', 'api', 'contract', 'domain', 'package-lock.json'];
const notSources = new Set(['dist', 'generated', 'node_modules']);

/** Names the state of the sources. Another state asks for another build. */
export async function sourcesStamp(of: readonly string[] = sources): Promise<string> {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const file of (await Promise.all(of.map(filesUnder))).flat().sort()) {
    hash.update(`${relative(root, file)}\0`).update(await readFile(file));
  }
  return hash.digest('hex');
}

async function filesUnder(name: string): Promise<string[]> {
  const path = join(root, name);
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
  if (entries === null) return [path];
  const inside = entries
    .filter((entry) => !notSources.has(entry.name) && !entry.name.startsWith('.'))
    .map((entry) => (entry.isDirectory() ? filesUnder(join(name, entry.name)) : [join(path, entry.name)]));
  return (await Promise.all(inside)).flat();
}

export const builtStamp = (): Promise<string | null> => readFile(stampPath, 'utf8').catch(() => null);
export const writeStamp = (stamp: string): Promise<void> => writeFile(stampPath, stamp);
