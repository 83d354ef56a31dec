import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Trouble } from '../trouble.ts';
import { type FoundPart, findPart, type PartContext, type PartSource } from './find-part.ts';
import { runTool } from './tool.ts';
import { type VersionWish, versionOf } from './version-of.ts';

/** The browser of the tests. The offices bring their own. */
const idleMs = 180_000;

const chromiumWish: VersionWish = {
  name: 'Chromium',
  args: ['--version', '--no-sandbox'],
  pattern: /(?:Chromium|Chrome for Testing|Chrome) (\d+\.\d+\.\d+)/i,
  least: [87, 0, 0],
};

const playwright = (context: PartContext): PartSource => ({
  name: { zh: 'Playwright 的下载', en: 'the download of Playwright' },
  bring: async (directory) => {
    const package_ = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
    await runTool({
      name: 'Playwright',
      command: process.execPath,
      args: [join(package_, 'cli.js'), 'install', 'chromium'],
      env: { ...context.env, PLAYWRIGHT_BROWSERS_PATH: directory },
      idleMs,
      say: context.say,
    });
    const found = (await readdir(directory, { recursive: true })).find((name) => /\/chrome$/.test(name));
    if (found) return found;
    throw new Trouble('Playwright 没有留下浏览器。', 'Playwright left no browser.');
  },
});

/** Installs Debian's packages. The fonts show Chinese in the pictures. */
const debian = (context: PartContext): PartSource => ({
  name: { zh: 'Debian 软件包 chromium', en: 'the Debian package chromium' },
  note: { zh: '约 1 分钟', en: 'about a minute' },
  bring: async (directory) => {
    if (process.getuid?.() !== 0) {
      throw new Trouble(
        '安装软件包需要管理员权限；请先安装 chromium 与 fonts-noto-cjk。',
        'Only root installs packages. Install chromium and fonts-noto-cjk first.',
      );
    }
    const env = { ...context.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = { name: 'apt-get', command: 'apt-get', env, idleMs, say: context.say };
    await runTool({ ...apt, args: ['update', '--quiet'] });
    const packages = ['chromium', 'fonts-noto-cjk'];
    await runTool({ ...apt, args: ['install', '--yes', '--quiet', '--no-install-recommends', ...packages] });
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, 'chromium'), '#!/bin/sh\nexec /usr/bin/chromium "$@"\n');
    return 'chromium';
  },
});

export const chromiumSources = (context: PartContext): PartSource[] => [playwright(context), debian(context)];

export const findChromium = (context: PartContext): Promise<FoundPart> =>
  findPart(
    {
      name: 'Chromium',
      key: 'chromium-1',
      onPath: 'chromium',
      check: (program) => versionOf(chromiumWish, program, context.env),
      sources: chromiumSources(context),
    },
    context,
  );
