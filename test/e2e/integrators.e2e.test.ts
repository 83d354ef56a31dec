import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../dev/paths.ts';
import { keyFor } from '../support/integrator-key.ts';
import { useSystem } from './system.ts';

const run = promisify(execFile);
const page = await readFile(join(PROJECT_ROOT, 'docs', 'integrators.md'), 'utf8');
const examples = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`{3}${language}\\n([^]*?)^\`{3}$`, 'gm'))].map(([, code]) => code ?? '');

describe('the examples for integrators', () => {
  const system = useSystem();
  /** Within the project, so that the client is found by its name. */
  const scratch = join(PROJECT_ROOT, 'reports', 'examples');
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    await mkdir(scratch, { recursive: true });
    env = { ...process.env, HUIYIN: system.api, KEY: await keyFor(system.api, 'integrator:hotline') };
  });
  afterAll(() => rm(scratch, { recursive: true, force: true }));

  const shell = async (code: string) => JSON.parse((await run('bash', ['-c', code], { env })).stdout);
  const typescript = async (code: string) => {
    const file = join(scratch, 'example.ts');
    await writeFile(file, code);
    return (await run(process.execPath, ['--import', 'tsx', file], { env, cwd: PROJECT_ROOT })).stdout;
  };

  it('in curl file a case and list it', async () => {
    const [file = '', list = ''] = examples('sh');
    const filed = await shell(file);
    expect(filed).toMatchObject({ status: 'registered', reference: 'call-2026-000041' });
    expect(filed.trackingCode).toBeTruthy();
    const { items } = await shell(list);
    expect(items.map(({ id }: { id: string }) => id)).toContain(filed.id);
    expect((await shell(file)).id).toBe(filed.id);
  });

  it('in TypeScript file a case, list it, and tell a refusal', async () => {
    const [file = '', list = '', refusal = ''] = examples('ts');
    const [id = ''] = (await typescript(file)).split(' ');
    expect(id).toMatch(/^\d{8}-[0-9A-Z]{6}$/);
    expect(await typescript(list)).toContain(`${id} registered green`);
    expect(await typescript(refusal)).toMatch(/^appeal-not-found .+。\n$/);
  });
});
