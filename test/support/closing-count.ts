import type { Reporter, TestModule } from 'vitest/node';

export interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

export function countTests(modules: readonly TestModule[], unhandledErrors: number): Count {
  // An error outside of all tests fails the run; so it counts, or a red run could end in "0 failed".
  const count: Count = { passed: 0, failed: unhandledErrors, skipped: 0 };
  for (const module of modules) {
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') count.passed += 1;
      else if (state === 'failed') count.failed += 1;
      else count.skipped += 1;
    }
    // A file that cannot be loaded, and a set-up hook that throws, fail without a failed test.
    count.failed += module.errors().length;
    for (const suite of module.children.allSuites()) count.failed += suite.errors().length;
  }
  return count;
}

export const closingLine = ({ passed, failed, skipped }: Count): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** What breaks off before any test, a global set-up say, fails the run without a failed test: the run itself counts. */
export const countRun = (count: Count, exitCode: number): Count =>
  exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;

/** The last line of every test run counts its tests, for people and programs that read only that line. */
export default class ClosingCount implements Reporter {
  #count: Count = { passed: 0, failed: 0, skipped: 0 };

  onInit(): void {
    process.once('exit', (exitCode) => {
      process.stdout.write(`${closingLine(countRun(this.#count, exitCode))}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    this.#count = countTests(modules, unhandledErrors.length);
  }
}
