import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readEnvironment } from '../../api/env.ts';
import { countyRates } from '../../api/http/edge/rates.ts';
import { sharedVariables } from '../../environment/index.ts';
import { textOf } from './packaging.ts';
import { codesOf, projectFiles, rowsOf } from './pages.ts';

const variableName = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
const secret = 'a9f3c1d75b2e48069d1c7ab43f5e6082';

interface Row {
  readonly names: readonly string[];
  readonly defaults: string;
  readonly readBy: string;
}
const rows: readonly Row[] = rowsOf('docs/operations.md')
  .map(([names = '', defaults = '', readBy = '']) => ({ names: codesOf(names), defaults, readBy }))
  .filter(({ names }) => names.every((name) => variableName.test(name)) && !names.includes('X'));
const described = rows.flatMap(({ names }) => names);
const describedAsReadBy = (reader: RegExp): string[] =>
  rows.filter(({ readBy }) => reader.test(readBy)).flatMap(({ names }) => [...names]);

/** Names of the fields in the object literals of a file that declares variables. */
const declaredIn = (file: string): string[] =>
  [...textOf(file).matchAll(/^ {2}([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*):/gm)].map(([, name = '']) => name);
const shared = Object.keys(sharedVariables);
const readByApi = [...shared, ...declaredIn('api/env.ts'), ...declaredIn('api/county/map.ts')];
const readByWorker = [...shared, ...declaredIn('worker/main.ts')];
const readByStack = projectFiles()
  .filter((file) => file.startsWith('dev/') && file.endsWith('.ts'))
  .flatMap((file) => [...textOf(file).matchAll(/\b(?:env|options\.env)\.([A-Z][A-Z_]+)/g)])
  .map(([, name = '']) => name);
const filledByCompose = [...textOf('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map(
  ([, name = '']) => name,
);

describe('the table of environment variables', () => {
  it('has every variable that the API reads, and says so of no other', () => {
    expect(readByApi.length).toBeGreaterThan(30);
    expect(describedAsReadBy(/\bAPI\b/).sort()).toEqual([...new Set(readByApi)].sort());
  });

  it('has every variable that the worker reads, and says so of no other', () => {
    expect(describedAsReadBy(/\bworker\b/).sort()).toEqual([...new Set(readByWorker)].sort());
  });

  it('has every variable that Compose asks its host for', () => {
    expect(filledByCompose.filter((name) => !described.includes(name))).toEqual([]);
  });

  it('names no variable that nobody reads', () => {
    const programs = projectFiles().filter((file) => file.startsWith('dev/') && file.endsWith('.ts'));
    const inPrograms = (name: string) => programs.some((file) => textOf(file).includes(`'${name}'`));
    const known = new Set([...readByApi, ...readByWorker, ...readByStack, ...filledByCompose]);
    expect(described.filter((name) => !known.has(name) && !inPrograms(name))).toEqual([]);
  });

  it('has each variable once', () => {
    expect(described.filter((name, at) => described.indexOf(name) !== at)).toEqual([]);
  });

  it('gives the defaults of the code', () => {
    const read: Record<string, unknown> = { ...readEnvironment({ HUIYIN_SECRET: secret }) };
    const wrong = rows
      .filter(({ names: [name = ''] }) => Object.hasOwn(read, name) && name !== 'HUIYIN_SECRET')
      .filter(({ names: [name = ''], defaults }) => {
        const value = read[name];
        const empty = value === '' || (Array.isArray(value) && value.length === 0);
        return defaults !== (empty ? 'none' : `\`${value}\``);
      });
    expect(wrong).toEqual([]);
  });

  it('gives the rates of the code', () => {
    const { read, command, filing, integrator, office, address, signIn, failure, wrongCode } = countyRates;
    const rates = [read, command, filing, integrator, office, address, signIn, failure, wrongCode];
    const told = rows
      .filter(({ names: [name = ''] }) => name.startsWith('HUIYIN_RATE_'))
      .flatMap(({ defaults }) => defaults.split(', ').map(Number));
    expect(told).toEqual(rates);
  });
});

describe('the Chinese page for operators', () => {
  const named = rowsOf('docs/zh/running.md')
    .flatMap(([first = '']) => codesOf(first))
    .filter((name) => variableName.test(name));

  it('names variables that the English table explains', () => {
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !described.includes(name))).toEqual([]);
  });

  it('names every variable without which a program does not start', () => {
    const parsed = z.object(sharedVariables).safeParse({});
    const needed = parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0]));
    expect(needed.length).toBeGreaterThan(0);
    expect(needed.filter((name) => !named.includes(name))).toEqual([]);
  });
});
