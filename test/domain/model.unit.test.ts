import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type GeneratedDocs, generateDocs } from '../../dev/docs.ts';
import { PROJECT_ROOT } from '../../dev/paths.ts';
import { evolvers } from '../../domain/event/evolvers.ts';
import { type AnyRule, commandNames, rules, statuses } from '../../domain/index.ts';

let made: GeneratedDocs;
beforeAll(async () => {
  made = await generateDocs();
}, 60_000);

describe('a walk through all situations', () => {
  it('reaches every status', () => {
    expect([...made.walked.statuses].sort()).toEqual([...statuses].sort());
  });

  it('meets every event but those that only a signal, an operator or a change of the county brings', () => {
    const never = Object.keys(evolvers).filter((type) => !made.walked.events.has(type));
    expect(never.sort()).toEqual([
      'cancel-requested',
      'county-changed',
      'people-noted',
      'rating-passed',
      'report-opened',
      'roster-noted',
      'signal-refused',
    ]);
  });

  it('carries every command out at least once, and prints the pairs of command and status it never met', () => {
    const pairs = commandNames.flatMap((name) =>
      (rules[name] as AnyRule).from.map((status) => `${name} ${status}`),
    );
    const never = pairs.filter((pair) => !made.walked.done.has(pair));
    if (never.length > 0) process.stdout.write(`never exercised by the walk: ${never.join('; ')}\n`);
    const idle = commandNames.filter(
      (name) => ![...made.walked.done].some((pair) => pair.startsWith(`${name} `)),
    );
    expect(idle).toEqual([]);
    expect(never.length).toBeLessThan(pairs.length / 10);
  });
});

describe('the documentation of the rules', () => {
  it.each(['docs/rules.md', 'docs/permissions.md', 'README.md'])(
    '%s says what the code does; `npm run docs` brings it up to date',
    async (path) => {
      expect(await readFile(join(PROJECT_ROOT, path), 'utf8')).toBe(made.texts[path]);
    },
  );
});
