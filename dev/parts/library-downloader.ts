/** Run as a process by library-download.ts: has a library fetch its server into a directory. */
import type { Downloadable } from './library-download.ts';

async function download(what: Downloadable, downloadDir: string): Promise<void> {
  if (what === 'mongod') {
    const { MongoBinary } = await import('mongodb-memory-server-core/lib/util/MongoBinary.js');
    await MongoBinary.getPath({ downloadDir });
    return;
  }
  // The SDK downloads only on the way to a start; the server is ended at once and its program stays.
  const { TestWorkflowEnvironment } = await import('@temporalio/testing');
  const server = { executable: { type: 'cached-download', downloadDir } } as const;
  const environment =
    what === 'temporal'
      ? await TestWorkflowEnvironment.createLocal({ server })
      : await TestWorkflowEnvironment.createTimeSkipping({ server });
  await environment.teardown();
}

const [, , what, directory] = process.argv;
if ((what !== 'temporal' && what !== 'mongod' && what !== 'test-server') || !directory) {
  process.stderr.write('usage: library-downloader temporal|mongod|test-server DIRECTORY\n');
  process.exit(2);
}
// One attempt is enough where a registry stands ready; a person's own setting goes before.
process.env.MONGOMS_MAX_RETRIES ??= '1';
try {
  await download(what, directory);
  process.exit(0);
} catch (error) {
  const said = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${said.replaceAll('\n', ' ').slice(0, 300)}\n`);
  process.exit(1);
}
