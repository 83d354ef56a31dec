import { defineConfig } from 'vitest/config';

/** The tests of the rules alone, for mutation testing (`npm run mutation`): what takes minutes of random lives stays out. */
export default defineConfig({
  test: {
    include: ['test/domain/**/*.unit.test.ts', 'test/regressions/**/*.unit.test.ts'],
    exclude: ['model', '*properties*', 'invariants*', 'calendar*'].map(
      (name) => `test/domain/${name}.unit.test.ts`,
    ),
  },
});
