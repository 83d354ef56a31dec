import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPart, type PartPlan, type PartSource } from '../../dev/parts/find-part.ts';
import { versionOf } from '../../dev/parts/version-of.ts';
import { Trouble } from '../../dev/trouble.ts';
import { openWorkshop, type Workshop } from './fixtures/workshop.ts';

const says = (version: string) => `echo "thing version ${version}"`;

const source = (name: string, version: string, asked: string[]): PartSource => ({
  name: { zh: name, en: name },
  bring: async (directory) => {
    asked.push(name);
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, 'thing'), `#!/bin/sh\n${says(version)}\n`);
    return 'thing';
  },
});

const broken = (name: string, asked: string[]): PartSource => ({
  name: { zh: name, en: name },
  bring: async (directory) => {
    asked.push(name);
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, 'half'), 'half');
    throw new Trouble(`${name} 不通`, `${name} is out of reach`);
  },
});

const plan = ({ context }: Workshop, sources: PartSource[]): PartPlan => ({
  name: 'Thing',
  key: 'thing-1',
  onPath: 'thing',
  check: (program) =>
    versionOf(
      { name: 'Thing', args: ['--version'], pattern: /version (\d+\.\d+\.\d+)/, least: [6, 0, 0] },
      program,
      context.env,
    ),
  sources,
});

describe('the search for a part', () => {
  it('takes a program on PATH before everything else, and fetches nothing', async () => {
    const shop = await openWorkshop();
    const asked: string[] = [];
    const program = await shop.program('thing', says('7.0.1'));
    const found = await findPart(plan(shop, [source('first', '6.0.0', asked)]), shop.context);
    expect(found).toEqual({ program, version: '7.0.1', from: 'path' });
    expect(asked).toEqual([]);
    expect(shop.said).toEqual([`Thing 7.0.1: using ${program} on PATH.`]);
  });

  it('passes over a program on PATH that is too old, and says why', async () => {
    const shop = await openWorkshop();
    const old = await shop.program('thing', says('5.9.9'));
    const found = await findPart(plan(shop, [source('first', '6.0.0', [])]), shop.context);
    expect(found).toMatchObject({ version: '6.0.0', from: 'fetched' });
    expect(shop.said[0]).toBe(`  Skipped ${old} on PATH: Thing 5.9.9 is too old: 6.0.0 or newer is needed.`);
  });

  it('passes over a program on PATH that only bears the name', async () => {
    const shop = await openWorkshop();
    const other = await shop.program('thing', 'echo "a thing of another kind"');
    await findPart(plan(shop, [source('first', '6.0.0', [])]), shop.context);
    expect(shop.said[0]).toContain(
      `${other} is no usable Thing: its output shows no version ("a thing of another kind")`,
    );
  });

  it('passes over a program on PATH that does not run, and takes the next on PATH', async () => {
    const shop = await openWorkshop();
    await shop.program('thing', 'echo "cannot open shared object file" >&2; exit 127');
    const good = await shop.program('thing', says('6.1.0'), 'bin2');
    const env = { ...shop.context.env, PATH: `${shop.context.env.PATH}:${join(shop.directory, 'bin2')}` };
    const found = await findPart(plan(shop, []), { ...shop.context, env });
    expect(found).toEqual({ program: good, version: '6.1.0', from: 'path' });
    expect(shop.said[0]).toContain('failed (exit code 127): cannot open shared object file');
  });

  it('tries the sources in their order, and leaves nothing of one that failed', async () => {
    const shop = await openWorkshop();
    const asked: string[] = [];
    const sources = [
      broken('first', asked),
      source('second', '6.2.0', asked),
      source('third', '6.3.0', asked),
    ];
    const found = await findPart(plan(shop, sources), shop.context);
    expect(found.version).toBe('6.2.0');
    expect(asked).toEqual(['first', 'second']);
    expect(shop.said).toContain('  Skipped first: first is out of reach');
    expect(shop.said.at(-1)).toBe('Thing 6.2.0: fetched and cached (from second).');
  });

  it('passes over a source that brings a version which is too old', async () => {
    const shop = await openWorkshop();
    const found = await findPart(
      plan(shop, [source('first', '4.0.0', []), source('second', '6.2.0', [])]),
      shop.context,
    );
    expect(found.version).toBe('6.2.0');
  });

  it('asks no source a second time', async () => {
    const shop = await openWorkshop();
    const asked: string[] = [];
    const first = await findPart(plan(shop, [source('first', '6.2.0', asked)]), shop.context);
    const again = await findPart(plan(shop, [source('first', '6.2.0', asked)]), shop.context);
    expect(asked).toEqual(['first']);
    expect(again).toEqual({ ...first, from: 'cache' });
  });

  it('names every way that failed, and what to do, and leaves the cache clean', async () => {
    const shop = await openWorkshop();
    const error = await findPart(plan(shop, [broken('first', []), broken('second', [])]), shop.context).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Trouble);
    expect(error).toMatchObject({
      message: expect.stringContaining('Thing was not found and could not be fetched: install it'),
      lines: ['first is out of reach', 'second is out of reach'],
    });
    expect(await readdir(join(shop.directory, 'cache'))).toEqual([]);
  });
});
