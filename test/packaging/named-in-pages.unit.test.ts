import { beforeAll, describe, expect, it } from 'vitest';
import { apiSentences } from '../../api/http/sentences/sentences.ts';
import { roles } from '../../domain/index.ts';
import { sentences } from '../../domain/wording/refusal-sentences.ts';
import { openBench } from '../api/kit.ts';
import { textOf } from './packaging.ts';
import { codeIn, codesOf, pages, projectFiles, rowsOf } from './pages.ts';

const files = projectFiles();
const sourcesOf = (...rooms: string[]): string =>
  files
    .filter((file) => rooms.some((room) => file.startsWith(`${room}/`)) && file.endsWith('.ts'))
    .map(textOf)
    .join('\n');

/** The API's operations as `GET /v1/appeals/{}`: parameters lose their names. */
let operations: ReadonlySet<string>;
let paths: readonly string[];
const anyName = (path: string): string => path.replaceAll(/\{[^}]*\}/g, '{}');

/** Outside the reference: for the Temporal UI and the identity provider. */
const besides = ['POST /codec/decode', 'GET /v1/auth/callback/county'];

beforeAll(async () => {
  const bench = await openBench();
  const { body } = await bench.get<{ paths: Record<string, Record<string, unknown>> }>('/openapi.json');
  const told = Object.entries(body.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${anyName(path)}`),
  );
  operations = new Set([...told, ...besides]);
  paths = [...operations].map((operation) => operation.split(' ')[1] ?? '');
});

/** A page may name a path without its method, or the start that several paths share. */
const isRoute = (method: string | undefined, path: string): boolean => {
  const named = anyName(path).replace(/\/$/, '');
  if (method === undefined) return paths.some((known) => known === named || known.startsWith(`${named}/`));
  return operations.has(`${method === 'HEAD' ? 'GET' : method} ${named}`) || isCommand(method, named);
};
/** Each command has a path of its own, where pages write `{command}`. */
const isCommand = (method: string, path: string): boolean =>
  method === 'POST' && path === '/v1/appeals/{}/{}' && operations.has('POST /v1/appeals/{}/dispatch');

/** Paths from the root, of a room, or files by their name. */
const isPath = (text: string): boolean =>
  /^[\w*-][\w./*-]*\.(?:ts|mjs|cjs|md|yaml|yml|json)$/.test(text) || /^[a-z][\w-]*\/[\w./*-]*$/.test(text);
/** Made by a run, or another project's. */
const elsewhere =
  /^(?:stack|pids)\.json$|^(?:temporal|mongo|logs|routes|dist)\/$|^temporalio\/|^application\//;
const isFile = (named: string): boolean => {
  const pattern = named.replace(/\/$/, '').replaceAll('.', '\\.').replaceAll('*', '[^/]*');
  const wanted = new RegExp(`(^|/)${pattern}(/|$|\\.)`);
  return files.some((file) => wanted.test(file));
};

it('knows a name that is wrong from one that is right', () => {
  expect([isRoute('GET', '/v1/appeals/{id}'), isRoute('GET', '/v1/appeal/{id}')]).toEqual([true, false]);
  expect([isRoute(undefined, '/v1/track/{id}'), isRoute(undefined, '/v1/tracks')]).toEqual([true, false]);
  expect([isFile('domain/define-rule.ts'), isFile('domain/rules.ts')]).toEqual([true, false]);
  expect(['domain/define-rule.ts', 'test/domain/past-lives', 'policy.yaml', 'a word'].map(isPath)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

describe.each(pages)('%s', (page) => {
  const code = codeIn(page);

  it('names routes that the API has', () => {
    const named = code.flatMap((text) => [
      ...text.matchAll(/(?:\b(GET|POST|PUT|PATCH|DELETE|HEAD) )?(\/v1\/[\w/{}-]+)/g),
    ]);
    const wrong = named.filter(([, method, path = '']) => !isRoute(method, path));
    expect(wrong.map(([text]) => text)).toEqual([]);
  });

  it('names ends of routes that the API has', () => {
    const ends = code.flatMap((text) => /…(\/[\w/{}-]+)/.exec(text)?.slice(1) ?? []);
    const wrong = ends.filter((end) => !paths.some((path) => path.endsWith(anyName(end))));
    expect(wrong).toEqual([]);
  });

  it('names scripts that npm has', () => {
    const { scripts }: { scripts: Record<string, string> } = JSON.parse(textOf('package.json'));
    const named = [...textOf(page).matchAll(/\bnpm run (?:--silent )?([\w:-]+)/g)].map(
      ([, name = '']) => name,
    );
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('names files that are there', () => {
    const named = code
      .flatMap((text) => text.split(' '))
      .filter((text) => isPath(text) && !elsewhere.test(text));
    expect(named.filter((path) => !isFile(path))).toEqual([]);
  });

  it('names problems that the API can answer', () => {
    const named = [...textOf(page).matchAll(/\b[45]\d\d(?:,)? `([a-z]+(?:-[a-z]+)*)`/g)].map(
      ([, name = '']) => name,
    );
    const known = { ...sentences, ...apiSentences };
    expect(named.filter((name) => !Object.hasOwn(known, name))).toEqual([]);
  });

  it('names measures that a program counts', () => {
    const known = sourcesOf('api', 'worker', 'store');
    const named = [...textOf(page).matchAll(/\bhuiyin_[a-z_]+/g)].map(([name]) => name);
    expect(named.filter((name) => !known.includes(`'${name}'`))).toEqual([]);
  });
});

describe('the Chinese page of the county’s data', () => {
  const page = 'docs/zh/county-data.md';

  it('has every file of the sample county, and no other', () => {
    const named = rowsOf(page)
      .flatMap(([file = '']) => codesOf(file))
      .filter((name) => name.endsWith('.yaml'));
    const there = files
      .filter((file) => /^county\/[\w-]+\.yaml$/.test(file))
      .map((file) => file.split('/')[1]);
    expect(named.sort()).toEqual(there.sort());
  });

  it('has every role that the county gives', () => {
    const named = new Set(codeIn(page));
    const given = roles.filter((role) => !['citizen', 'system', 'clock'].includes(role));
    expect(given.filter((role) => !named.has(role))).toEqual([]);
  });
});

describe('the page for contributors', () => {
  it('names every part of a rule', () => {
    const fields = [...textOf('domain/define-rule.ts').matchAll(/^ {2}readonly (\w+)\??:/gm)].map(
      ([, name = '']) => name,
    );
    const ofRule = fields.filter((name) => !['among', 'depends', 'allows'].includes(name));
    const named = rowsOf('docs/contributing.md').flatMap(([part = '']) => codesOf(part));
    expect(ofRule.filter((name) => !named.includes(name))).toEqual([]);
  });

  it('shows a rule as its file has it', () => {
    const shown = textOf('docs/contributing.md').split('// domain/rules/put-on-conference.ts\n')[1] ?? '';
    const sample = shown.split('\n```')[0] ?? '';
    expect(sample.length).toBeGreaterThan(400);
    expect(textOf('domain/rules/put-on-conference.ts')).toContain(sample);
  });
});
