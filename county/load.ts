import { buildCounty } from './county.ts';
import { crossCheck } from './cross-check.ts';
import { dataFrom } from './data.ts';
import { CountyProblems, type Problem } from './problems.ts';
import { readFiles } from './read.ts';
import type { County } from './types.ts';

/** The county that a directory of YAML files describes. Throws CountyProblems with all that is wrong in them. */
export async function loadCounty(dir: string): Promise<County> {
  const problems: Problem[] = [];
  const read = await readFiles(dir, problems);
  crossCheck(read, problems);
  const data = dataFrom(read);
  if (problems.length > 0 || data === null) throw new CountyProblems(inOrder(problems));
  return buildCounty(data);
}

const inOrder = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
