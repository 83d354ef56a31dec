import { describe, expect, it } from 'vitest';
import type { TestModule } from 'vitest/node';
import { closingLine, countRun, countTests } from '../support/closing-count.ts';

/** As much of vitest's module as is counted. */
const module = (states: string[], errors = 0, suiteErrors = 0): TestModule =>
  ({
    children: {
      allTests: () => states.map((state) => ({ result: () => ({ state }) })),
      allSuites: () => [{ errors: () => Array(suiteErrors).fill({}) }],
    },
    errors: () => Array(errors).fill({}),
  }) as unknown as TestModule;

const line = (modules: TestModule[], unhandled = 0) => closingLine(countTests(modules, unhandled));

describe('the last line of a test run', () => {
  it('counts over all files', () => {
    expect(line([module(['passed', 'passed']), module(['passed', 'failed'])])).toBe('3 passed, 1 failed');
  });

  it('names what was skipped, only where something was', () => {
    expect(line([module(['passed', 'skipped'])])).toBe('1 passed, 0 failed, 1 skipped');
  });

  it('counts a file that could not be loaded as a failure', () => {
    expect(line([module([], 1)])).toBe('0 passed, 1 failed');
  });

  it('counts a set-up hook that threw as a failure', () => {
    expect(line([module(['skipped'], 0, 1)])).toBe('0 passed, 1 failed, 1 skipped');
  });

  it('counts an error outside of all tests as a failure', () => {
    expect(line([module(['passed'])], 1)).toBe('1 passed, 1 failed');
  });

  it('never says of a run that failed as a whole that nothing failed', () => {
    expect(closingLine(countRun({ passed: 3, failed: 0, skipped: 0 }, 1))).toBe('3 passed, 1 failed');
    expect(closingLine(countRun({ passed: 3, failed: 2, skipped: 0 }, 1))).toBe('3 passed, 2 failed');
    expect(closingLine(countRun({ passed: 3, failed: 0, skipped: 0 }, 0))).toBe('3 passed, 0 failed');
  });
});
