import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_ROOT } from '../../dev/paths.ts';
import { openWorkshop } from './fixtures/workshop.ts';

/** Runs .ci/run with an npm that only prints. */
async function runWith(npm: string): Promise<{ code: number; lines: string[] }> {
  const shop = await openWorkshop();
  await shop.program('npm', npm);
  const env = { ...process.env, PATH: `${join(shop.directory, 'bin')}:${process.env.PATH}` };
  return new Promise((resolve) => {
    const child = execFile('bash', [join(PROJECT_ROOT, '.ci', 'run')], { env }, (_, stdout) => {
      resolve({ code: child.exitCode ?? Number.NaN, lines: stdout.trimEnd().split('\n') });
    });
  });
}

describe('.ci/run', () => {
  it('installs afresh and tests, and ends with the count', async () => {
    const { code, lines } = await runWith('echo "npm $*"; echo "12 passed, 0 failed"');
    expect(lines[0]).toBe('npm cit');
    expect(lines.at(-1)).toBe('12 passed, 0 failed');
    expect(code).toBe(0);
  });

  it('keeps the exit code, and the count stays last behind what npm adds', async () => {
    const { code, lines } = await runWith(
      'echo "11 passed, 1 failed, 2 skipped"; echo "npm error" >&2; exit 3',
    );
    expect(lines.at(-1)).toBe('11 passed, 1 failed, 2 skipped');
    expect(code).toBe(3);
  });

  it('counts an installation that failed as one failure', async () => {
    const { code, lines } = await runWith('echo "npm error network" >&2; exit 1');
    expect(lines.at(-1)).toBe('0 passed, 1 failed');
    expect(code).toBe(1);
  });
});
