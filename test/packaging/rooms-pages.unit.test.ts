import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textOf } from './packaging.ts';
import { blockBehind, codesOf, root, rowsOf } from './pages.ts';

const foldersIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
/** Made by tools: no part of the source. */
const made = ['node_modules', 'coverage', 'dist', 'reports'];

/** A table of the architecture test: who may import whom. */
function tableOfTest(name: string, row: RegExp): Map<string, string[]> {
  const source = textOf('test/architecture.unit.test.ts');
  const start = source.indexOf(`const ${name}`);
  const table = source.slice(start, source.indexOf('\n};', start));
  return new Map(
    [...table.matchAll(row)].map(([, room = '', list = '']) => [
      room,
      [...list.matchAll(/'([\w-]+)'/g)].map(([, other = '']) => other).sort(),
    ]),
  );
}
const rooms = tableOfTest('rooms', /^ {2}([\w-]+): \{\s*rooms: \[([^\]]*)\]/gm);
const subjects = tableOfTest('subjects', /^ {2}'?([\w-]+)'?: \[([^\]]*)\]/gm);

/** A table of the page: names before `:` or the end, of which those count that are rooms. */
function tableOfPage(sentence: string, known: ReadonlyMap<string, unknown>): Map<string, string[]> {
  const lines = blockBehind('docs/contributing.md', sentence).map((line) => line.trim());
  return new Map(
    lines.map((line) => {
      const [, room = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
      const named = (rest.split(':')[0] ?? '').replaceAll(/\([^)]*\)/g, '').split(/,\s*|\s{2,}/);
      return [
        room,
        named
          .map((name) => name.trim())
          .filter((name) => known.has(name))
          .sort(),
      ];
    }),
  );
}

describe('the rooms that pages name', () => {
  it('are those of the tree, in the README', () => {
    const named = rowsOf('README.md')
      .flatMap(([room = '']) => codesOf(room))
      .filter((code) => /^\w+\/$/.test(code))
      .map((code) => code.slice(0, -1));
    expect(named.sort()).toEqual(
      foldersIn('.')
        .filter((name) => !made.includes(name))
        .sort(),
    );
  });

  it('may import whom the architecture test allows', () => {
    expect(rooms.size).toBeGreaterThan(10);
    const told = tableOfPage('## Rooms, and who may import whom', rooms);
    expect([...told.keys()].sort()).toEqual([...rooms.keys()].sort());
    for (const [room, others] of rooms) {
      if (room !== 'dev') expect({ [room]: told.get(room) }).toEqual({ [room]: others });
    }
  });

  it('are the subjects of the API, in their order, and may import whom the architecture test allows', () => {
    expect(subjects.size).toBeGreaterThan(5);
    const told = tableOfPage('from the lowest up:', subjects);
    expect([...told]).toEqual([...subjects]);
  });

  it('are the folders of the rules', () => {
    const told = rowsOf('docs/contributing.md')
      .flatMap(([folder = '']) => codesOf(folder))
      .filter((code) => code.startsWith('domain/') && code.endsWith('/'))
      .map((code) => code.slice('domain/'.length, -1));
    expect(told.sort()).toEqual(foldersIn('domain').sort());
  });
});
