import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

export interface Unpacked {
  readonly dir: string;
  /** In the order of the archive. */
  readonly names: readonly string[];
  read(name: string): Promise<string>;
  /** Writes a file anew, and again as it was once the check has run. */
  changed<T>(name: string, change: (before: string) => string, then: () => Promise<T>): Promise<T>;
  remove(): Promise<void>;
}

/** An archive on disk, as somebody who got it would unpack it. */
export async function unzipped(bytes: Buffer): Promise<Unpacked> {
  const dir = await mkdtemp(join(tmpdir(), 'huiyin-archive-'));
  const zip = await fromBufferPromise(bytes);
  const names: string[] = [];
  for await (const entry of zip.eachEntry()) {
    names.push(entry.fileName);
    await mkdir(dirname(join(dir, entry.fileName)), { recursive: true });
    await writeFile(join(dir, entry.fileName), await buffer(await zip.openReadStreamPromise(entry)));
  }
  const read = (name: string) => readFile(join(dir, name), 'utf8');
  return {
    dir,
    names,
    read,
    changed: async (name, change, then) => {
      const before = await readFile(join(dir, name));
      await writeFile(join(dir, name), change(before.toString('utf8')));
      try {
        return await then();
      } finally {
        await writeFile(join(dir, name), before);
      }
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  };
}

export interface Verdict {
  readonly code: number | null;
  readonly out: string;
}

/** Runs the archive's own program as a stranger would. */
export async function verified({ dir }: Unpacked, ...args: string[]): Promise<Verdict> {
  const child = spawn(process.execPath, ['verify.mjs', '.', ...args], { cwd: dir, env: {} });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out: out + err };
}

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
