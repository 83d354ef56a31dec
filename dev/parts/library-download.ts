import { mkdir, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PROJECT_ROOT } from '../paths.ts';
import { Trouble } from '../trouble.ts';
import type { PartContext, PartSource } from './find-part.ts';
import { runTool } from './tool.ts';

export type Downloadable = 'temporal' | 'mongod' | 'test-server';

const LOOK_EVERY_MS = 400;
/** A machine that reaches only package registries must not wait long, so the first bytes must come soon. */
const FIRST_BYTES_MS = 10_000;
const STALLED_MS = 30_000;
/** Ignores the library's small lock file, which does not prove a connection. */
const FIRST_BYTES = 4096;

async function sizeOf(directory: string): Promise<number> {
  const names = await readdir(directory, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(directory, name)).then(
        (file) => file.size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

const stalled = (seconds: number) =>
  new Trouble(
    `${seconds} 秒内没有收到数据，网络不通。`,
    `No data arrived within ${seconds} s: the network does not reach the server.`,
  );

export interface DownloadLimits {
  firstBytesMs: number;
  stalledMs: number;
}

/** Watches a directory grow, because the libraries report no progress and have no short time-outs. */
export async function whileGrowing<T>(
  directory: string,
  limits: DownloadLimits,
  work: (stop: AbortSignal) => Promise<T>,
) {
  const stop = new AbortController();
  let size = await sizeOf(directory);
  let grownAt = Date.now();
  let limitMs = limits.firstBytesMs;
  const look = setInterval(
    async () => {
      const now = await sizeOf(directory);
      if (now > size && now >= FIRST_BYTES) {
        grownAt = Date.now();
        limitMs = limits.stalledMs;
      }
      size = now;
      if (Date.now() - grownAt > limitMs) stop.abort(stalled(Math.round(limitMs / 1000)));
    },
    Math.min(LOOK_EVERY_MS, limits.firstBytesMs),
  );
  try {
    return await work(stop.signal);
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    clearInterval(look);
  }
}

/** Runs the library's own downloader in a process of its own, because only a process can be stopped. */
export const libraryDownload = (what: Downloadable, context: PartContext): PartSource => ({
  name: { zh: '程序库自带的下载', en: "the library's own downloader" },
  bring: async (directory) => {
    await mkdir(directory, { recursive: true });
    await whileGrowing(directory, { firstBytesMs: FIRST_BYTES_MS, stalledMs: STALLED_MS }, (stop) =>
      runTool({
        name: 'download',
        command: process.execPath,
        args: ['--import', 'tsx', join('dev', 'parts', 'library-downloader.ts'), what, directory],
        env: context.env,
        cwd: PROJECT_ROOT,
        idleMs: 600_000,
        say: context.say,
        stop,
      }),
    );
    const program = (await readdir(directory, { recursive: true })).find((name) =>
      /^(mongod|temporal-(test-server-)?sdk-typescript)/.test(basename(name)),
    );
    if (program) return program;
    throw new Trouble('下载没有留下程序。', 'The download left no program.');
  },
});
