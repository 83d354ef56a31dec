import { mkdir } from 'node:fs/promises';
import { type FoundPart, findPart, type PartContext, type PartSource } from './find-part.ts';
import { libraryDownload } from './library-download.ts';
import { runTool } from './tool.ts';
import { type VersionWish, versionOf } from './version-of.ts';

/**
 * The newest version that installs this way. The go.mod of v1.9.1 has a replace line, which `go install` refuses.
 */
const CLI_VERSION = 'v1.5.1';
const CLI_PACKAGE = 'github.com/temporalio/cli/cmd/temporal';

/** On a slow machine the linker is silent for minutes. */
const GO_IDLE_MS = 600_000;

/** Compares the server's version. The command line's own number is "0.0.0-DEV" after a go install. */
const temporalWish: VersionWish = {
  name: 'Temporal',
  args: ['--version'],
  pattern: /server v?(\d+\.\d+\.\d+)/i,
  least: [1, 28, 0],
  of: { zh: 'Temporal 服务端', en: 'Temporal server' },
};

const goInstall = (context: PartContext): PartSource => ({
  name: { zh: '用 Go 在本机构建', en: 'a build with Go on this machine' },
  note: { zh: '首次约需 4 分钟', en: 'about 4 minutes the first time' },
  bring: async (directory) => {
    await mkdir(directory, { recursive: true });
    await runTool({
      name: 'Go',
      command: 'go',
      args: ['install', '-v', '-ldflags=-s -w', `${CLI_PACKAGE}@${CLI_VERSION}`],
      // Uses an empty directory, so that neither a go.mod above it nor settings for cross-compiling have an effect.
      env: { ...context.env, GOBIN: directory, GOOS: '', GOARCH: '', GOWORK: 'off' },
      cwd: directory,
      idleMs: GO_IDLE_MS,
      say: context.say,
    });
    return 'temporal';
  },
});

export const temporalSources = (context: PartContext): PartSource[] => [
  libraryDownload('temporal', context),
  goInstall(context),
];

export const findTemporal = (context: PartContext, sources = temporalSources(context)): Promise<FoundPart> =>
  findPart(
    {
      name: 'Temporal',
      key: `temporal-${CLI_VERSION}`,
      onPath: 'temporal',
      check: (program) => versionOf(temporalWish, program, context.env),
      sources,
    },
    context,
  );
