import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../dev/ports.ts';
import { runDev } from './fixtures/dev-process.ts';
import { openWorkshop } from './fixtures/workshop.ts';

const start = (env: NodeJS.ProcessEnv) => runDev(join('dev', 'start.ts'), [], env).end();

/** Two sentences, one in each language, and not a line of a stack trace. */
const expectTwoSentences = (output: string, zh: RegExp, en: RegExp) => {
  const lines = output.split('\n');
  expect(lines).toEqual([expect.stringMatching(zh), expect.stringMatching(en)]);
};

describe('npm start', () => {
  it('refuses a port that was set and is taken, before it fetches anything', async () => {
    const { directory } = await openWorkshop();
    const port = await freePort();
    const server = createServer().listen(port, '127.0.0.1');
    onTestFinished(() => {
      server.close();
    });
    const { code, output } = await start({ PORT: String(port), HUIYIN_DATA: directory });
    expectTwoSentences(
      output,
      new RegExp(`^PORT 指定的端口 ${port}`),
      new RegExp(`^Port ${port}, set by PORT for API, is taken`),
    );
    expect(code).toBe(1);
  });

  it('says that its data directory cannot be written', async () => {
    const { file } = await openWorkshop();
    const inTheWay = await file('data', 'a file where a directory should be');
    const { code, output } = await start({ HUIYIN_DATA: inTheWay });
    expectTwoSentences(output, /不可写/, /is not writable/);
    expect(code).toBe(1);
  });
});
