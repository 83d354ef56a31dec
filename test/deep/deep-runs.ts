import { type Count, closingLine } from '../support/closing-count.ts';

/** One program of the deep run: a word of why, its arguments for vitest, and what its environment adds. */
export interface DeepRun {
  readonly title: string;
  readonly vitest: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** The major version of Node it runs on; without one, on the Node that started the deep run. */
  readonly node?: number;
}

/** Files whose depth HUIYIN_SEQUENCES decides. */
export const randomLives = [
  'test/domain/invariants',
  'test/domain/reading-properties',
  'test/domain/adversary',
  'test/domain/who-decides',
  'test/domain/county-lives',
  'test/domain/held-dates',
  'test/domain/leave-properties',
  'test/domain/merge-split-properties',
  'test/domain/one-vote',
  'test/api/similar-secrets',
] as const;
export const otherNodes = [24, 26] as const;

/** One whole case from the filing to the rating, on the whole stack. */
const wholeCase = ['--project', 'e2e', 'test/e2e/scenarios.e2e.test.ts'];

/** All that is too long for every run, the deepest search first. */
export const deepRuns: readonly DeepRun[] = [
  {
    title: '10,000 random lives',
    vitest: ['--project', 'unit', ...randomLives],
    env: { HUIYIN_SEQUENCES: '10000' },
  },
  {
    title: 'whatever is sent, without servers',
    vitest: ['--project', 'unit', 'test/api/fuzz'],
    env: { HUIYIN_FUZZ_RUNS: '60' },
  },
  {
    title: 'whatever is sent, on real servers',
    vitest: ['--project', 'int', 'test/api/fuzz'],
    env: { HUIYIN_FUZZ_RUNS: '30' },
  },
  {
    title: 'every form and every page, in both languages and at every width',
    vitest: ['--project', 'browser', 'test/browser/forms', 'test/browser/pages', 'test/browser/citizen'],
    env: { HUIYIN_DEEP: 'yes' },
  },
  {
    title:
      'lists and similar cases of 300,000 cases, 500 open pages, webhooks of a killed worker, clients of six generators and three of Open311',
    vitest: ['--project', 'deep'],
    env: { HUIYIN_DEEP: 'yes' },
  },
  ...otherNodes.flatMap((node): DeepRun[] => [
    { title: 'the unit tests', vitest: ['--project', 'unit'], env: { HUIYIN_SEQUENCES: '1000' }, node },
    { title: 'a whole case', vitest: wholeCase, env: {}, node },
  ]),
];

const counted = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/;

/** The last count of a run's output. A run that counted nothing, or ended badly without a failure, has failed once. */
export function countOf(output: string, exitCode: number): Count {
  const line = output
    .split('\n')
    .map((text) => counted.exec(text.trim()))
    .findLast((match) => match !== null);
  if (!line) return { passed: 0, failed: 1, skipped: 0 };
  const count = { passed: Number(line[1]), failed: Number(line[2]), skipped: Number(line[3] ?? 0) };
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** The closing line of several runs. */
export const totalLine = (counts: readonly Count[]): string =>
  closingLine({
    passed: counts.reduce((all, { passed }) => all + passed, 0),
    failed: counts.reduce((all, { failed }) => all + failed, 0),
    skipped: counts.reduce((all, { skipped }) => all + skipped, 0),
  });

/** The runs whose title or version of Node holds one of these words; all where none is said. */
export const chosenRuns = (words: readonly string[]): readonly DeepRun[] =>
  words.length === 0
    ? deepRuns
    : deepRuns.filter(({ title, node }) =>
        words.some((word) => title.includes(word) || word === `node${node}`),
      );
