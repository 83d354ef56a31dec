import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PROJECT_ROOT } from '../../dev/paths.ts';
import type { Count } from '../support/closing-count.ts';
import { chosenRuns, countOf, type DeepRun, totalLine } from './deep-runs.ts';

/**
 * `npm run test:deep`: what is too long for every run. It prints as it goes; the last line counts all tests.
 * `npm run test:deep -- lives node24` runs only what these words choose.
 */
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Runs a program with its output shown, and reads that output as well. */
function shown(command: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  return new Promise<{ output: string; exitCode: number }>((resolve, reject) => {
    const child = spawn(command, args, { cwd: PROJECT_ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ output, exitCode: code ?? 1 }));
  });
}

/** The directory of another Node's program; the npm package `node` brings it once. */
async function nodeDirectory(major: number): Promise<string> {
  const prefix = join(PROJECT_ROOT, '.cache', `node-${major}`);
  const bin = join(prefix, 'node_modules', '.bin');
  if (existsSync(join(bin, 'node'))) return bin;
  const { exitCode } = await shown(
    'npm',
    ['install', '--prefix', prefix, '--no-save', `node@${major}`],
    process.env,
  );
  if (exitCode !== 0) throw new Error(`Node ${major} could not be fetched`);
  return bin;
}

async function testOn({ vitest, env, node }: DeepRun): Promise<Count> {
  const own = node === undefined ? [] : [await nodeDirectory(node)];
  const path = [...own, join(PROJECT_ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const { output, exitCode } = await shown('vitest', ['run', ...vitest], {
    ...process.env,
    ...env,
    PATH: path,
  });
  return countOf(output, exitCode);
}

const counts: Count[] = [];
for (const run of chosenRuns(process.argv.slice(2))) {
  const startedMs = performance.now();
  const on = run.node === undefined ? process.version : `Node ${run.node}`;
  say(`\n== ${run.title} (${on})`);
  try {
    counts.push(await testOn(run));
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    counts.push({ passed: 0, failed: 1, skipped: 0 });
  }
  say(`== ${run.title} (${on}): ${Math.round((performance.now() - startedMs) / 1000)} s`);
}
if (counts.length === 0) counts.push({ passed: 0, failed: 1, skipped: 0 });
say(totalLine(counts));
process.exitCode = counts.some(({ failed }) => failed > 0) ? 1 : 0;
