import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { textOf } from './packaging.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const pagesIn = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

/** Every page that people read, in either language. */
export const pages: readonly string[] = [
  ...pagesIn('.'),
  ...pagesIn('docs'),
  ...pagesIn('docs/zh'),
  ...pagesIn('dev/model/rules-parts'),
];

/** Pieces of code inside a page's sentences and tables. */
export const codeIn = (page: string): string[] => {
  const withoutBlocks = textOf(page).replaceAll(/```[\s\S]*?```/g, '');
  return [...withoutBlocks.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
};

/** The cells of every table row of a page whose first cell is code. */
export const rowsOf = (page: string): string[][] =>
  textOf(page)
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()));

/** The code in one cell. */
export const codesOf = (cell: string): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** The block of code that stands behind a sentence, as its lines. */
export const blockBehind = (page: string, sentence: string): string[] => {
  const behind = textOf(page).split(sentence)[1] ?? '';
  return (behind.split('```')[1] ?? '').split('\n').slice(1, -1);
};

const notOurs = /^(node_modules|coverage|dist|reports|\.git|\.cache|\.data|\.stryker-tmp)(\/|$)/;

/** Every file of the project, by its path from the root. */
export const projectFiles = (): string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !notOurs.test(name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(root, entry.name), { recursive: true, encoding: 'utf8' }).map((name) =>
            join(entry.name, name),
          )
        : [entry.name],
    );
