/** Lets a library fetch its server into a directory. library-download.ts runs it as a process. */
import type { Downloadable } from './library-download.ts';

async function download(what: Downloadable, downloadDir: string): Promise<void> {
  if (what === 'mongod') {
    const { MongoBinary } = await import('mongodb-memory-server-core/lib/util/MongoBinary.js');
    await MongoBinary.getPath({ downloadDir });
    return;
  }
  // The SDK downloads only when it starts a server. This ends the server at once and keeps its program.
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
// One attempt is enough, because a registry is the alternative. A person's own setting has priority.
process.env.MONGOMS_MAX_RETRIES ??= '1';
try {
  await download(what, directory);
  process.exit(0);
} catch (error) {
  const said = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${said.replaceAll('\n', ' ').slice(0, 300)}\n`);
  process.exit(1);
}
