import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { type County, CountyProblems, type DataProblem, loadCounty } from '../../county/index.ts';

export const sampleDir = fileURLToPath(new URL('../../county', import.meta.url));

/** In FILE the first `from` becomes `to`. */
export type Edit = readonly [file: string, from: string, to: string];

/** The sample county with edits, loaded; the copy is gone afterwards. Throws as loadCounty does. */
export async function editedCounty(...edits: readonly Edit[]): Promise<County> {
  return withCopy(edits, loadCounty);
}

/** What is wrong with the edited county; fails where nothing is. */
export async function problemsAfter(...edits: readonly Edit[]): Promise<readonly DataProblem[]> {
  return withCopy(edits, async (dir) => {
    try {
      await loadCounty(dir);
    } catch (error) {
      if (error instanceof CountyProblems) return error.problems;
      throw error;
    }
    throw new Error('the county loaded without a problem');
  });
}

/** The line, from 1, on which an edited file of the sample county holds the text. */
export async function lineOf(text: string, ...edits: readonly Edit[]): Promise<number> {
  const file = edits[0]?.[0] ?? '';
  const content = await withCopy(edits, (dir) => readFile(join(dir, file), 'utf8'));
  const at = content.indexOf(text);
  if (at === -1) throw new Error(`${file} does not hold ${text}`);
  return content.slice(0, at).split('\n').length;
}

/** A mistake: what it is, the edit, where it stands once made, and what its reason says in each language. */
export type Mistake = readonly [what: string, edit: Edit, at: string, zh: string, en: string];

/** The mistake is told at its own file and line. */
export async function expectTold(edit: Edit, at: string, zh: string, en: string): Promise<void> {
  expect(await problemsAfter(edit)).toContainEqual({
    file: edit[0],
    line: await lineOf(at, edit),
    path: expect.any(Array),
    reason: { zh: expect.stringContaining(zh), en: expect.stringContaining(en) },
  });
}

async function withCopy<T>(edits: readonly Edit[], use: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'huiyin-county-'));
  try {
    const files = (path: string) => path === sampleDir || path.endsWith('.yaml');
    await cp(sampleDir, dir, { recursive: true, filter: files });
    for (const [file, from, to] of edits) {
      const text = await readFile(join(dir, file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
      await writeFile(
        join(dir, file),
        text.replace(from, () => to),
      );
    }
    return await use(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
