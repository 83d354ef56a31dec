import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { documentsOf } from './reading/documents-of.ts';
import { countyOfStored } from './reading/load.ts';
import { type CountyData, partNames } from './types.ts';

/**
 * Writes a stored county as the files of a directory, which may not hold any yet. Read again they give the same county.
 * Comments are not stored and do not come back. Throws CountyProblems where this release cannot read it, and `EEXIST`
 * where the directory is not empty.
 */
export async function writeCountyFiles(dir: string, stored: unknown): Promise<readonly string[]> {
  const documents = documentsOf(countyOfStored(stored) as CountyData);
  await mkdir(dir, { recursive: true });
  if ((await readdir(dir)).length > 0)
    throw Object.assign(new Error(`${dir} is not empty`), { code: 'EEXIST' });
  const names = partNames.map((name) => `${name}.yaml`);
  for (const name of partNames) await writeFile(join(dir, `${name}.yaml`), stringify(documents[name]));
  return names;
}
