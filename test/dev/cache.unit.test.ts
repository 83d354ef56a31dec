import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CachedPart, cachedOrBuilt, firstWritable } from '../../dev/parts/cache.ts';
import type { Say } from '../../dev/trouble.ts';
import { fixture, runDev } from './fixtures/dev-process.ts';
import { openWorkshop } from './fixtures/workshop.ts';

const silent = () => undefined;
const build = (version: string) => async (directory: string) => {
  await writeFile(join(directory, 'program'), version);
  return { program: 'program', version, from: 'test' };
};

describe('the cache of fetched parts', () => {
  it('lets one of many processes build, and gives all of them the same whole entry', async () => {
    const { directory, file } = await openWorkshop();
    const root = join(directory, 'cache');
    const journal = await file('journal', '');
    const runs = Array.from({ length: 4 }, () => runDev(fixture('build-once.ts'), [root, journal]));
    const ends = await Promise.all(runs.map((run) => run.end()));
    const [builder, ...others] = (await readFile(journal, 'utf8')).trim().split('\n');
    expect(others).toEqual([]);
    expect(ends).toEqual(Array(4).fill({ code: 0, output: `got ${builder}` }));
    expect(await readdir(root)).toEqual(['thing-1']);
    expect(await readdir(join(root, 'thing-1', 'lib'))).toHaveLength(200);
  });

  it('waits for who is building, and says so', async () => {
    const { context, said, say } = await openWorkshop();
    let finish: () => void = silent;
    const gate = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const sayAndFinish: Say = (sentence) => {
      say(sentence);
      finish();
    };
    let second: Promise<CachedPart> | undefined;
    const first = cachedOrBuilt(
      context.cacheRoots,
      'thing-1',
      async (temporary) => {
        second = cachedOrBuilt(context.cacheRoots, 'thing-1', build('second'), sayAndFinish);
        await gate;
        return build('first')(temporary);
      },
      silent,
    );
    expect([(await first).version, (await second)?.version]).toEqual(['first', 'first']);
    expect(said).toEqual([`thing-1: process ${process.pid} is preparing it. Waiting until it is done.`]);
  });

  it('leaves nothing of a build that failed, and lets the next one build', async () => {
    const { context, directory } = await openWorkshop();
    const failing = async (dir: string) => {
      await writeFile(join(dir, 'half'), 'half');
      throw new Error('the network went away');
    };
    await expect(cachedOrBuilt(context.cacheRoots, 'thing-1', failing, silent)).rejects.toThrow(
      'the network went away',
    );
    expect(await readdir(join(directory, 'cache'))).toEqual([]);
    expect((await cachedOrBuilt(context.cacheRoots, 'thing-1', build('1'), silent)).version).toBe('1');
  });

  it('clears away what a killed builder left', async () => {
    const { context, directory } = await openWorkshop();
    await mkdir(join(directory, 'cache', 'tmp-thing-1-999-1', 'lib'), { recursive: true });
    await cachedOrBuilt(context.cacheRoots, 'thing-1', build('1'), silent);
    expect(await readdir(join(directory, 'cache'))).toEqual(['thing-1']);
  });

  it("falls back to the person's own cache where the project's cannot be written", async () => {
    const { directory, file } = await openWorkshop();
    const inTheWay = await file('cache', 'a file where a directory should be');
    const own = join(directory, 'own');
    expect(await firstWritable([inTheWay, own])).toBe(own);
    const part = await cachedOrBuilt([inTheWay, own], 'thing-1', build('1'), silent);
    expect(part.program).toBe(join(own, 'thing-1', 'program'));
  });

  it('says which places it tried where none can be written', async () => {
    const { file } = await openWorkshop();
    const inTheWay = await file('cache', 'a file where a directory should be');
    await expect(firstWritable([inTheWay, join(inTheWay, 'below')])).rejects.toThrow(
      `${inTheWay}, ${join(inTheWay, 'below')} is not writable`,
    );
  });

  it('calls a full disk a full disk', async () => {
    const { context } = await openWorkshop();
    const full = async () => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    };
    await expect(cachedOrBuilt(context.cacheRoots, 'thing-1', full, silent)).rejects.toThrow(
      'The disk is full',
    );
  });
});
