import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diskFull, explainWrite, Trouble } from '../trouble.ts';

/** MongoDB's journal alone needs a hundred MiB. With less space mongod dies during its start. */
const LEAST_FREE_BYTES = 300 * 1024 * 1024;

export async function prepareDataDirectory(directory: string): Promise<void> {
  const trial = join(directory, `.trial-${randomUUID()}`);
  try {
    await mkdir(join(directory, 'logs'), { recursive: true });
    await writeFile(trial, Buffer.alloc(4096));
    await rm(trial);
  } catch (error) {
    throw explainWrite(error, directory);
  }
  const { bavail, bsize } = await statfs(directory);
  if (bavail * bsize < LEAST_FREE_BYTES) throw diskFull(directory);
}

/** Reads or makes the secret behind tracking codes and tokens. Another secret would void all issued codes. */
export async function readOrMakeSecret(directory: string): Promise<string> {
  const path = join(directory, 'secret');
  const draft = `${path}.${randomUUID()}`;
  try {
    await writeFile(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
    // Links a finished draft, so that a full disk leaves no half secret. An existing secret stays.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await chmod(path, 0o600);
  } catch (error) {
    throw explainWrite(error, directory);
  } finally {
    await rm(draft, { force: true });
  }
  const secret = (await readFile(path, 'utf8')).trim();
  if (/^[0-9a-f]{64}$/.test(secret)) return secret;
  throw new Trouble(
    `${path} 的内容不是 64 位十六进制密钥；请恢复它，删除它会使已发出的查询码全部失效。`,
    `${path} does not contain a key of 64 hex digits. Restore it: deleting it would void all issued tracking codes.`,
  );
}
