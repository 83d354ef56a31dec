import type { Names } from './names.ts';
import type { Path } from './zod-problems.ts';

/** One problem in the county's data. `line` counts from 1, and is 0 without a file. */
export interface DataProblem {
  readonly file: string;
  readonly line: number;
  readonly path: Path;
  readonly reason: Names;
}

/** All problems of a county's files, thrown together. */
export class CountyProblems extends Error {
  readonly problems: readonly DataProblem[];

  constructor(problems: readonly DataProblem[]) {
    const lines = problems.map(({ file, line, reason }) => `${file}:${line} ${reason.zh} · ${reason.en}`);
    super(
      `县域数据有 ${problems.length} 处问题 · ${problems.length} problems in the county's files\n${lines.join('\n')}`,
    );
    this.name = 'CountyProblems';
    this.problems = problems;
  }
}

/** Builds a problem at a place of one of the county's documents. */
export const problemAt = (
  { file, lineOf }: { readonly file: string; lineOf(path: Path): number },
  path: Path,
  why: Names,
): DataProblem => ({ file, line: lineOf(path), path, reason: why });
