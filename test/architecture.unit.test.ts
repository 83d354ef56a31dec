import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** Who may import whom. A room that is not in this table has no rule yet: add it before its first file. */
const rooms: Readonly<Record<string, { readonly rooms: readonly string[]; readonly packages: RegExp }>> = {
  domain: { rooms: [], packages: /^$/ },
  workflows: { rooms: ['domain'], packages: /^(@temporalio\/(workflow|common)|@noble\/hashes\/.*)$/ },
  phone: { rooms: [], packages: /^libphonenumber-js\/min$/ },
  contract: { rooms: ['domain', 'map', 'phone'], packages: /^(zod|@hono\/zod-openapi)$/ },
  county: { rooms: ['domain'], packages: /^(zod|yaml|node:.*)$/ },
  hooks: { rooms: [], packages: /^(standardwebhooks|undici|node:.*)$/ },
  environment: { rooms: ['workflows'], packages: /^(zod|node:.*)$/ },
  privacy: { rooms: [], packages: /^(jose|@temporalio\/common|node:.*)$/ },
  store: { rooms: ['domain', 'phone', 'privacy'], packages: /^(mongodb|zod|node:.*)$/ },
  activities: {
    rooms: ['domain', 'workflows', 'county'],
    packages: /^@temporalio\/(activity|client|common)$/,
  },
  worker: {
    rooms: [
      'domain',
      'workflows',
      'activities',
      'contract',
      'county',
      'environment',
      'hooks',
      'privacy',
      'store',
    ],
    packages: /^(@temporalio\/(activity|worker|client|common)|pino|prom-client|zod|node:.*)$/,
  },
  client: { rooms: [], packages: /^openapi-fetch$/ },
  map: { rooms: [], packages: /^(leaflet|protomaps-leaflet|gcoord)(\/|$)/ },
  citizen: {
    rooms: ['map', 'domain', 'contract', 'county', 'phone', 'privacy'],
    packages: /^(hono|idb|sharp|uqr|zod|node:.*)(\/|$)/,
  },
  api: {
    rooms: [
      'citizen',
      'map',
      'domain',
      'workflows',
      'contract',
      'county',
      'environment',
      'hooks',
      'phone',
      'privacy',
      'store',
    ],
    packages: /^(?!@temporalio\/worker)/,
  },
  console: {
    rooms: ['api', 'client', 'county', 'map'],
    packages:
      /^(react|react-dom|antd|@ant-design\/icons|dayjs|@tanstack\/react-(query|router)|idb|vite|node:.*)(\/|$)/,
  },
  dev: {
    rooms: [
      'client',
      'console',
      'domain',
      'api',
      'county',
      'contract',
      'environment',
      'privacy',
      'store',
      'workflows',
      'worker',
    ],
    packages: /./,
  },
};
/** What the API's files may know of the workflows: how to speak to them, not what they do. */
const messageFiles = [
  'workflows/messages.ts',
  'workflows/search-attributes.ts',
  'workflows/start-options.ts',
];

/**
 * The subjects of the API, from the lowest up, and whom each may import. `http` holds what all share. Two that do not
 * name each other meet in `api/app.ts`, which gives the one what the other does.
 */
const subjects: Readonly<Record<string, readonly string[]>> = {
  ids: [],
  http: ['ids'],
  accounts: ['ids', 'http'],
  county: ['http'],
  console: ['http'],
  'personal-data': ['ids', 'http'],
  attachments: ['ids', 'http'],
  appeals: ['ids', 'http', 'personal-data', 'attachments'],
  desk: ['http', 'personal-data', 'appeals'],
  stream: ['http'],
  hooks: ['http'],
  citizens: ['ids', 'http', 'accounts', 'personal-data', 'appeals'],
  evidence: ['http', 'attachments', 'appeals'],
  open311: ['http'],
};
/** These alone know every subject, and all that the server stands on. */
const knowAll = ['api/app.ts', 'api/deps.ts', 'api/start.ts'];

const root = fileURLToPath(new URL('..', import.meta.url));
const filesOf = (room: string): string[] =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/(^|\/)(node_modules|generated|dist)\//.test(name))
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
const isOwnFile = (name: string): boolean =>
  (/\.(tsx?|json)$/.test(name) || /^\w+\/.*\.css$/.test(name)) && !/^(antd|leaflet|@)/.test(name);

/** Files that reach each other, one line for each such set. */
function circlesAmong(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const reached = new Map([...imports.keys()].map((file) => [file, reachedFrom(file, imports)]));
  const inCircles = [...reached].filter(([file, files]) => files.has(file)).map(([file]) => file);
  const circles = inCircles.map((file) =>
    inCircles.filter((other) => reached.get(file)?.has(other) && reached.get(other)?.has(file)),
  );
  return [...new Set(circles.map((files) => files.toSorted().join(' ')))].sort();
}

function reachedFrom(file: string, imports: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const next = [...(imports.get(file) ?? [])];
  for (let name = next.pop(); name !== undefined; name = next.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    next.push(...(imports.get(name) ?? []));
  }
  return found;
}

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

  it('has files of at most 250 lines', () => {
    const long = filesOf(room).filter((file) => textOf(file).trimEnd().split('\n').length > 250);
    expect(long).toEqual([]);
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

describe('the subjects of the API', () => {
  const subjectOf = (path: string): string => path.split('/').slice(1, -1)[0] ?? '';
  const inSubjects = filesOf('api').filter((file) => subjectOf(file) !== '');

  it('import those below them that the table names, and no other', () => {
    const wrong = inSubjects.flatMap((file) =>
      importsOf(file)
        .filter((name) => isOwnFile(name) && roomOf(name) === 'api' && subjectOf(name) !== subjectOf(file))
        .filter((name) => !subjects[subjectOf(file)]?.includes(subjectOf(name)))
        .map((name) => `${file} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('are all in the table, and stand there in their order', () => {
    const names = Object.keys(subjects);
    expect([...new Set(inSubjects.map(subjectOf))].sort()).toEqual([...names].sort());
    const upwards = names.flatMap((name, at) =>
      (subjects[name] ?? [])
        .filter((below) => names.indexOf(below) >= at)
        .map((below) => `${name}: ${below}`),
    );
    expect(upwards).toEqual([]);
  });

  it('name what they need, and know neither the whole store nor all that the server stands on', () => {
    const knowing = filesOf('api').filter((file) => /\b(?:ApiDeps|Store)\b/.test(codeOf(file)));
    expect(knowing.filter((file) => !knowAll.includes(file))).toEqual([]);
  });

  it('are folders of at most 25 files', () => {
    const folders = filesOf('api').map(dirname);
    const wide = folders.filter((folder) => folders.filter((other) => other === folder).length > 25);
    expect([...new Set(wide)]).toEqual([]);
  });
});

describe('the console', () => {
  const folderOf = (path: string): string => path.split('/')[1] ?? '';
  const shared = ['app', 'parts', 'commands', 'generated'];
  /** The frame asks for a sign-in, and the router loads each page when it is opened. */
  const mayOpen: Readonly<Record<string, readonly string[]>> = {
    'console/app/router.tsx': ['today', 'appeals', 'case', 'filing', 'webhooks'],
    'console/app/gate.tsx': ['signin'],
  };

  const pages = filesOf('console').filter(
    (file) => /^console\/\w+\/.*$/.test(file) && folderOf(file) !== 'build',
  );
  const own = (file: string): string[] => importsOf(file).filter(isOwnFile);

  it('knows the API by HTTP alone, but for the tools that build it', () => {
    const foreign = pages.flatMap(own).filter((name) => !['client', 'console', 'map'].includes(roomOf(name)));
    expect(foreign).toEqual([]);
  });

  it('has pages that do not import each other', () => {
    const wrong = pages.flatMap((file) => {
      const allowed = [folderOf(file), ...shared, ...(mayOpen[file] ?? [])];
      return own(file)
        .filter((name) => roomOf(name) === 'console' && !allowed.includes(folderOf(name)))
        .map((name) => `${file} imports ${name}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('imports', () => {
  it('run in no circle, those of types included', () => {
    const files = Object.keys(rooms).flatMap(filesOf);
    expect(circlesAmong(new Map(files.map((file) => [file, importsOf(file)])))).toEqual([]);
  });

  it('that run in a circle are found', () => {
    const imports = { a: ['b'], b: ['c', 'd'], c: ['a'], d: ['e'], e: ['d'], f: ['a', 'd'], g: ['f'] };
    expect(circlesAmong(new Map(Object.entries(imports)))).toEqual(['a b c', 'd e']);
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
