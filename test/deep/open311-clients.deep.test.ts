import { execFile, spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { now, satisfied } from '../../dev/demo/desk.ts';
import { useSystem } from '../e2e/system.ts';
import { keyFor } from '../support/integrator-key.ts';

/** Clients of Open311 that others wrote, on the running stack. The registries have them; Python must be there. */
const packages = { npm: 'open311@0.0.12', pypi: ['civicbot==0.4.0', 'georeport==0.3.1'] } as const;
/**
 * Parts of the npm package that no registry has or that no longer compile read XML alone. It runs in JSON, and an empty
 * module takes their place. Its library for requests is of 2012; the last one of the same name takes its place.
 */
const overrides = { sparkxml: 'file:./nothing', xml2json: 'file:./nothing', request: '2.88.2' };
const mostMs = 600_000;
const files = fileURLToPath(new URL('./clients/', import.meta.url));
const cache = fileURLToPath(new URL('../../.cache/open311/', import.meta.url));
const run = async (program: string, args: readonly string[], cwd: string, env: object = {}) =>
  (await promisify(execFile)(program, [...args], { cwd, env: { ...process.env, ...env } })).stdout;

describe('a client of Open311 that others wrote', { timeout: mostMs }, () => {
  const system = useSystem();
  let place: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'huiyin-open311-'));
    await mkdir(cache, { recursive: true });
    env = { API: system.api, KEY: await keyFor(system.api, 'integrator:hotline') };
    await run('python3', ['-m', 'venv', cache], cache);
    await run(join(cache, 'bin', 'pip'), ['install', '-q', ...packages.pypi], cache);
  }, mostMs);
  afterAll(() => rm(place, { recursive: true, force: true }));

  /** Starts a client. When it has filed and polled, the county closes the case, and the client polls again. */
  async function lives(program: string, args: readonly string[], phone: string): Promise<readonly string[]> {
    const child = spawn(program, [...args], {
      cwd: place,
      env: { ...process.env, ...env, PHONE: phone },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const [id = '', first = ''] = String((await lines.next()).value).split(' ');
    const filed = { id, code: '' };
    const { desk } = system;
    await desk.move('centre:county', filed, 'dispatch', { lead: 'housing' });
    await desk.move('officer:housing', filed, 'accept');
    await desk.move('officer:housing', filed, 'complete', { result: 'resolved', statement: '已修复。' });
    await desk.move('supervision:county', filed, 'approve');
    const call = { at: now(), means: 'phone', reached: true, said: '好', rating: satisfied };
    await desk.move('centre:county', filed, 'record-call-back', call);
    child.stdin.end('closed\n');
    return [first, String((await lines.next()).value)];
  }

  it('open311 of npm files a case, polls its token and sees it closed', async () => {
    await mkdir(join(place, 'nothing'));
    await writeFile(join(place, 'nothing', 'package.json'), '{ "name": "nothing", "version": "1.0.0" }');
    await writeFile(join(place, 'nothing', 'index.js'), 'module.exports = {};\n');
    await writeFile(join(place, 'package.json'), JSON.stringify({ private: true, overrides }));
    await run('npm', ['install', '--no-audit', '--no-fund', packages.npm], place);
    await copyFile(join(files, 'open311.cjs'), join(place, 'open311.cjs'));
    expect(await lives(process.execPath, ['open311.cjs'], '13855506001')).toEqual(['open', 'closed']);
  });

  it('civicbot of PyPI files a case, polls its token and sees it closed', async () => {
    const python = join(cache, 'bin', 'python');
    const played = await lives(python, [join(files, 'civicbot_play.py')], '13855506002');
    expect(played).toEqual(['open', 'closed']);
  });

  it('georeport of PyPI reads the services and their definitions in both formats', async () => {
    const read = await run(join(cache, 'bin', 'python'), [join(files, 'georeport_play.py')], place, env);
    expect(read.trim().split('\n')).toEqual(['json True street-lighting', 'xml True street-lighting']);
  });
});
