import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** Who may import whom. A room that is not in this table has no rule yet: add it before its first file. */
const rooms: Readonly<Record<string, { readonly rooms: readonly string[]; readonly packages: RegExp }>> = {
  domain: { rooms: [], packages: /^$/ },
  workflows: { rooms: ['domain'], packages: /^@temporalio\/(workflow|common)$/ },
  contract: { rooms: ['domain'], packages: /^(zod|@hono\/zod-openapi)$/ },
  county: { rooms: ['domain'], packages: /^(zod|yaml|node:.*)$/ },
  environment: { rooms: ['workflows'], packages: /^(zod|node:.*)$/ },
  privacy: { rooms: [], packages: /^(jose|@temporalio\/common|node:.*)$/ },
  store: { rooms: ['domain', 'privacy'], packages: /^(mongodb|zod|node:.*)$/ },
  activities: {
    rooms: ['domain', 'workflows', 'county'],
    packages: /^@temporalio\/(activity|client|common)$/,
  },
  worker: {
    rooms: ['domain', 'workflows', 'activities', 'contract', 'county', 'environment', 'privacy', 'store'],
    packages: /^(@temporalio\/(worker|client|common)|pino|prom-client|zod|node:.*)$/,
  },
  api: {
    rooms: ['domain', 'workflows', 'contract', 'county', 'environment', 'privacy', 'store'],
    packages: /^(?!@temporalio\/worker)/,
  },
  dev: {
    rooms: ['domain', 'api', 'county', 'contract', 'environment', 'privacy', 'store', 'workflows', 'worker'],
    packages: /./,
  },
};
/** What the API's files may know of the workflows: how to speak to them, not what they do. */
const messageFiles = [
  'workflows/messages.ts',
  'workflows/search-attributes.ts',
  'workflows/start-options.ts',
];

/** A table and a vocabulary, which a split would only scatter. */
const longOnes = ['domain/refusal-sentences.ts'];

const root = fileURLToPath(new URL('..', import.meta.url));
const filesOf = (room: string): string[] =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => join(room, name));
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Comments hold examples and links, which are no code. */
const codeOf = (file: string): string =>
  textOf(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '');

/** Everything that a file imports: rooms' files by their path from the root, packages by their name. */
function importsOf(file: string): string[] {
  const named = codeOf(file).matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)'([^'\s]+)'/g);
  return [...named].map(([, name = '']) =>
    name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name,
  );
}
const roomOf = (path: string): string => path.split('/')[0] ?? '';
const isOwnFile = (name: string): boolean => /\.(tsx?|json)$/.test(name) && !name.startsWith('@');

const allowed = (room: string, name: string): boolean => {
  const rule = rooms[room];
  if (!rule) return false;
  if (isOwnFile(name)) return roomOf(name) === room || rule.rooms.includes(roomOf(name));
  return rule.packages.test(isBuiltin(name) && !name.startsWith('node:') ? `node:${name}` : name);
};

describe.each(Object.keys(rooms))('%s/', (room) => {
  it('imports what its place in the house allows, and nothing else', () => {
    const wrong = filesOf(room).flatMap((file) =>
      importsOf(file)
        .filter((name) => !allowed(room, name))
        .map((name) => `${file} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has files of at most 200 lines', () => {
    const long = filesOf(room).filter((file) => textOf(file).trimEnd().split('\n').length > 200);
    expect(long.filter((file) => !longOnes.includes(file))).toEqual([]);
  });
});

describe('the rules and the workflows', () => {
  const pure = [...filesOf('domain'), ...filesOf('workflows')];

  it('use nothing of Node', () => {
    const wrong = pure.filter(
      (file) => importsOf(file).some(isBuiltin) || /\b(process|Buffer)\./.test(codeOf(file)),
    );
    expect(wrong).toEqual([]);
  });

  it('take the time as an argument, and leave nothing to chance', () => {
    const wrong = filesOf('domain').filter((file) =>
      /Date\.now|Math\.random|new Date\(\s*\)|performance\.|crypto\.|setTimeout/.test(codeOf(file)),
    );
    expect(wrong).toEqual([]);
  });

  it('are found by this test', () => {
    expect(pure.length).toBeGreaterThan(60);
    expect(importsOf('workflows/appeal.ts')).toContain('workflows/case-file.ts');
    expect(importsOf('workflows/appeal.ts')).toContain('@temporalio/workflow');
  });
});

describe('the API', () => {
  it('speaks to Temporal in one file', () => {
    const speaking = filesOf('api').filter((file) => importsOf(file).includes('@temporalio/client'));
    expect(speaking).toEqual(['api/appeals/gateway.ts']);
  });

  it('knows of the workflows how to speak to them, and no more', () => {
    const known = filesOf('api')
      .flatMap(importsOf)
      .filter((name) => roomOf(name) === 'workflows');
    expect(known.filter((name) => !messageFiles.includes(name))).toEqual([]);
  });
});

it('has no room that this table does not know', () => {
  const notRooms = ['node_modules', 'docs', 'test', 'coverage', 'dist', 'reports', 'bench'];
  const found = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !notRooms.includes(entry.name))
    .map(({ name }) => name)
    .filter((name) => filesOf(name).length > 0);
  expect(found.filter((name) => !(name in rooms))).toEqual([]);
});
