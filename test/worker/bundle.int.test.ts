import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workflowBundle } from '../../worker/bundle.ts';

describe('the workflow bundle', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'bundle-'));
  });
  afterAll(() => rm(dir, { recursive: true }));

  it('is made once, named by what it was made of, and the one before it goes', async () => {
    await writeFile(join(dir, 'workflows-0123456789ab.js'), 'old');
    await writeFile(join(dir, 'of-others.js'), 'theirs');
    const { code, buildId } = await workflowBundle(dir);
    const kept = `workflows-${buildId}.js`;
    expect((await readdir(dir)).sort()).toEqual(['of-others.js', kept].sort());
    expect(await readFile(join(dir, kept), 'utf8')).toBe(code);
    await writeFile(join(dir, kept), 'taken from here');
    expect(await workflowBundle(dir)).toEqual({ code: 'taken from here', buildId });
  });

  it('holds the rules and nothing of the outside', async () => {
    const { code } = await workflowBundle();
    const modules = [...code.matchAll(/!\*\*\* (\.\/[^ ]+) \*\*\*!/g)].map(([, name = '']) => name);
    expect(modules.length).toBeGreaterThan(50);
    expect(modules.filter((name) => /\/(zod|mongodb|pino|hono)\//.test(name))).toEqual([]);
    expect(
      modules.filter((name) => /^\.\/(contract|county|store|api|activities|worker)\//.test(name)),
    ).toEqual([]);
  });

  it('serves without a place to keep it', async () => {
    const { code } = await workflowBundle(join(dir, 'of-others.js'));
    expect(code).toContain('acceptTransfer');
  });
});
