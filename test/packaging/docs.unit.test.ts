import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type AnyRule, allRules, appealKinds, roles, sanctionKinds, statuses } from '../../domain/index.ts';
import { searchAttributeKeys } from '../../workflows/search-attributes.ts';
import { textOf } from './packaging.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const glossary = textOf('docs/glossary.md');
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

describe('the glossary', () => {
  it.each(Object.values<AnyRule>(allRules))(
    'has the command $name, with the Chinese that people see',
    ({ name, zh }) => {
      const line = glossary.split('\n').find((text) => text.includes(`\`${name}\``) && text.includes(zh));
      expect(line, `${zh} and \`${name}\` in one line`).toBeDefined();
    },
  );

  it.each([...statuses, ...roles, ...appealKinds, ...sanctionKinds])(
    'has the word %s of the code',
    (word) => {
      expect(glossary).toContain(`\`${word}\``);
    },
  );
});

describe('the page for operators', () => {
  it('names every variable that the API and the worker read', () => {
    const sources = ['api/env.ts', 'environment/shared.ts', 'worker/main.ts'].map(textOf).join('\n');
    const read = [
      ...sources.matchAll(/\b([A-Z]+(?:_[A-Z]+)*): (?:z\.|port|rate|origins|secretVariable)/g),
    ].map(([, name = '']) => name);
    expect(read.length).toBeGreaterThan(10);
    const page = textOf('docs/operations.md');
    expect(read.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('explains every search attribute that appeals carry', () => {
    const page = textOf('docs/operations.md');
    const names = Object.values(searchAttributeKeys).map(({ name }) => name);
    for (const name of names) expect(page).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, 'm'));
  });
});

describe.each(pages)('%s', (page) => {
  const links = [...textOf(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target);

  it('links to pages that are there', () => {
    const missing = links
      .filter((target) => !target.includes('://'))
      .filter((target) => !existsSync(join(root, page, '..', target)));
    expect(missing).toEqual([]);
  });
});
