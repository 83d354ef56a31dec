import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../dev/paths.ts';
import { chosenRuns, countOf, deepRuns, otherNodes, randomLives, totalLine } from './deep-runs.ts';

const filesOf = (part: string): string[] => {
  const directory = join(PROJECT_ROOT, dirname(part));
  const names = existsSync(directory) ? readdirSync(directory) : [];
  return names.map((name) => join(directory, name)).filter((file) => file.includes(part));
};

describe('the deep run', () => {
  it('lives 10,000 lives of every property whose depth can be chosen, and of nothing else', () => {
    const deep = randomLives.flatMap((part) => filesOf(part));
    const all = readdirSync(join(PROJECT_ROOT, 'test'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.unit.test.ts'))
      .map((name) => join(PROJECT_ROOT, 'test', name))
      .filter((file) => /from '\.\.\/support\/depth\.ts'/.test(readFileSync(file, 'utf8')));
    expect(deep.sort()).toEqual(all.sort());
    expect(deepRuns[0]?.env.HUIYIN_SEQUENCES).toBe('10000');
  });

  it('repeats the unit tests and a whole case on every other Node', () => {
    const repeated = deepRuns.filter(({ node }) => node !== undefined);
    expect(repeated.map(({ node, vitest }) => `${node} ${vitest[1]}`)).toEqual(
      otherNodes.flatMap((node) => [`${node} unit`, `${node} e2e`]),
    );
  });

  it('runs what its words choose', () => {
    expect(chosenRuns([])).toEqual(deepRuns);
    expect(chosenRuns(['lives']).map(({ title }) => title)).toEqual(['10,000 random lives']);
    expect(chosenRuns(['node26']).every(({ node }) => node === 26)).toBe(true);
  });

  it('counts the last line of each run', () => {
    expect(countOf('9 passed, 0 failed\nmore\n12 passed, 1 failed, 3 skipped\n', 1)).toEqual({
      passed: 12,
      failed: 1,
      skipped: 3,
    });
  });

  it('counts one failure where a run says nothing, or ends badly with all tests passed', () => {
    expect(countOf('no such file', 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countOf('3 passed, 0 failed', 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it('ends with one count of all', () => {
    const counts = [
      { passed: 2, failed: 0, skipped: 1 },
      { passed: 3, failed: 1, skipped: 0 },
    ];
    expect(totalLine(counts)).toBe('5 passed, 1 failed, 1 skipped');
  });
});
