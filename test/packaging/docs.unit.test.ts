import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AnyRule, allRules, appealKinds, roles, sanctionKinds, statuses } from '../../domain/index.ts';
import { searchAttributeKeys } from '../../workflows/search-attributes.ts';
import { textOf } from './packaging.ts';
import { pages, root } from './pages.ts';

const glossary = textOf('docs/glossary.md');

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
  it('explains every search attribute that appeals carry', () => {
    const page = textOf('docs/operations.md');
    const names = Object.values(searchAttributeKeys).map(({ name }) => name);
    for (const name of names) expect(page).toMatch(new RegExp(`^\\| \`${name}\` +\\|`, 'm'));
  });
});

describe.each(pages)('%s', (page) => {
  const links = [...textOf(page).matchAll(/\]\(([^)#\s]*)(?:#([^)\s]+))?\)/g)]
    .map(([, target = '', heading]) => ({ target, heading }))
    .filter(({ target }) => !target.includes('://'));
  const fileOf = (target: string) => (target === '' ? page : join(page, '..', target));

  it('links to pages that are there', () => {
    expect(links.filter(({ target }) => !existsSync(join(root, fileOf(target))))).toEqual([]);
  });

  it('links to headings that are there', () => {
    const wrong = links.filter(
      ({ target, heading }) => heading !== undefined && !headingsOf(fileOf(target)).includes(heading),
    );
    expect(wrong).toEqual([]);
  });
});

/** The headings of a page, as links name them. */
const headingsOf = (page: string): string[] =>
  [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(/\s/g, '-'),
  );
