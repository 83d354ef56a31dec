import { describe, expect, it } from 'vitest';
import { CountyProblems, loadCounty } from '../../county/index.ts';
import { problemsAfter } from './edited-county.ts';

describe('all mistakes together', () => {
  it('are told at once, whatever files they are in', async () => {
    const problems = await problemsAfter(
      ['units.yaml', 'parent: lakeside-town', 'parent: seaside-town'],
      ['categories.yaml', 'limit: 20wd', 'limit: 0wd'],
      ['policy.yaml', 'callBackAttempts: 3', 'callBackAttempts: 0'],
      ['calendar.yaml', 'to: 2026-10-07', 'to: 2026-02-30'],
    );
    expect(problems.map(({ file }) => file).sort()).toEqual([
      'calendar.yaml',
      'categories.yaml',
      'policy.yaml',
      'units.yaml',
    ]);
  });

  it('do not blame what refers to a bad entry or to a file that cannot be read', async () => {
    const badEntry = await problemsAfter(['categories.yaml', 'limit: 15wd }', 'limit: never }']);
    expect(badEntry).toHaveLength(1);
    const badFile = await problemsAfter(['people.yaml', 'people:', 'people: [']);
    expect(new Set(badFile.map(({ file }) => file))).toEqual(new Set(['people.yaml']));
  });

  it('are told where a file is missing', async () => {
    const missing = await loadCounty('/nowhere/at/all').catch((error: unknown) => error);
    expect(missing).toBeInstanceOf(CountyProblems);
    expect((missing as CountyProblems).problems).toHaveLength(9);
  });
});
