import { defineConfig } from 'vitest/config';

/** Files of one worker share what they import: reading the modules anew for each file took longer than the tests. */
const shared = { isolate: false, maxWorkers: 2 };

/** The suffix says what a test needs: unit nothing, int the embedded servers, e2e the whole stack, browser a browser too. */
const project = (name: string, extra: object = {}) => ({
  test: { name, include: [`test/**/*.${name}.test.ts`, `test/**/*.${name}.test.tsx`], ...shared, ...extra },
});

/** The whole local stack brings servers of its own, beside which other files run out of their time. */
const wholeStacks = ['test/dev/*.int.test.ts', 'test/e2e/stack.e2e.test.ts'];

/** Two files at a time wait for their servers side by side. Files that skip time have a test server of their own. */
const onServers = (groupOrder: number, maxWorkers = shared.maxWorkers) => ({
  ...shared,
  globalSetup: ['./test/support/servers.ts'],
  maxWorkers,
  sequence: { groupOrder },
});

export default defineConfig({
  test: {
    reporters: ['default', './test/support/closing-count.ts'],
    projects: [
      project('unit', { globalSetup: ['./test/support/forms.ts'], testTimeout: 20_000 }),
      project('int', {
        ...onServers(1),
        exclude: wholeStacks,
        testTimeout: 60_000,
        hookTimeout: 120_000,
      }),
      {
        test: {
          name: 'stack',
          include: wholeStacks,
          ...onServers(2, 1),
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      project('e2e', { ...onServers(3), exclude: wholeStacks, testTimeout: 120_000, hookTimeout: 180_000 }),
      // Each file has a stack and a browser of its own, and spends half its time waiting for pages.
      project('browser', { ...onServers(4), testTimeout: 120_000, hookTimeout: 180_000 }),
      // Hours of measuring belong to the deep run alone.
      ...(process.env.HUIYIN_DEEP === 'yes'
        ? [project('deep', { ...onServers(5, 1), hookTimeout: 180_000 })]
        : []),
    ],
  },
});
