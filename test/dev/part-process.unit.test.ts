import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { identify } from '../../dev/processes/identity.ts';
import { death, startProcess, tellingLines } from '../../dev/processes/part-process.ts';
import { fixture, runDev } from './fixtures/dev-process.ts';
import { openWorkshop } from './fixtures/workshop.ts';

describe('a part of the stack', () => {
  it('that dies is named with how it died and its last twenty lines', async () => {
    const shop = await openWorkshop();
    const command = await shop.program(
      'part',
      'n=1; while [ $n -le 30 ]; do echo "line $n"; n=$((n+1)); done; exit 3',
    );
    const part = await startProcess({
      name: 'MongoDB',
      command,
      args: [],
      log: join(shop.directory, 'part.log'),
    });
    const trouble = await death(part);
    expect(trouble.sentence).toEqual({
      zh: 'MongoDB 意外停止（退出码 3），最后的输出如下：',
      en: 'MongoDB stopped unexpectedly (exit code 3). Its last output:',
    });
    expect(trouble.lines).toEqual(Array.from({ length: 20 }, (_, n) => `line ${n + 11}`));
  });

  it('that buries its reason under the lines of its orderly end, as mongod does, has the reason dug out', () => {
    const reason = '{"s":"E","msg":"Unable to lock the lock file"}';
    const ending = Array.from({ length: 40 }, (_, n) => `{"s":"I","msg":"Shutting down ${n}"}`);
    const lines = tellingLines([reason, ...ending].join('\n'));
    expect(lines).toEqual([reason, ...ending.slice(-20)]);
  });

  it('that is killed is named with the signal', async () => {
    const shop = await openWorkshop();
    const part = await startProcess({
      name: 'worker',
      command: await shop.program('part', 'kill -9 $$'),
      args: [],
    });
    expect((await death(part)).message).toBe(
      'worker stopped unexpectedly (signal SIGKILL). Its last output:',
    );
  });

  it('is asked to stop, and may finish its work', async () => {
    const shop = await openWorkshop();
    const log = join(shop.directory, 'part.log');
    const command = await shop.program(
      'part',
      "trap 'echo drained; exit 0' TERM\necho up\nwhile :; do /bin/sleep 0.05; done",
    );
    const part = await startProcess({ name: 'worker', command, args: [], log });
    await vi.waitUntil(async () => (await readFile(log, 'utf8')).includes('up'));
    await part.stop(10_000);
    expect(await part.exited).toEqual({ code: 0, signal: null });
    expect(part.lastLines()).toContain('drained');
  });

  it('that does not stop within its grace is killed', async () => {
    const shop = await openWorkshop();
    const log = join(shop.directory, 'part.log');
    const command = await shop.program(
      'part',
      "trap 'echo no' TERM\necho up\nwhile :; do /bin/sleep 0.05; done",
    );
    const part = await startProcess({ name: 'worker', command, args: [], log });
    await vi.waitUntil(async () => (await readFile(log, 'utf8')).includes('up'));
    await part.stop(100);
    expect(await part.exited).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('keeps the output of the run before beside that of this one', async () => {
    const shop = await openWorkshop();
    const log = join(shop.directory, 'part.log');
    for (const word of ['first', 'second']) {
      const command = await shop.program('part', `echo ${word}`);
      await (await startProcess({ name: 'worker', command, args: [], log })).exited;
    }
    expect(await readFile(log, 'utf8')).toBe('second\n');
    expect(await readFile(join(shop.directory, 'part.before.log'), 'utf8')).toBe('first\n');
  });

  it('that cannot be started is a sentence', async () => {
    const { directory } = await openWorkshop();
    const command = join(directory, 'not-there');
    await expect(startProcess({ name: 'Temporal', command, args: [] })).rejects.toThrow(
      'Temporal cannot be started: spawn',
    );
  });

  it('does not outlive a parent that is killed hard', async () => {
    const parent = runDev(fixture('parent.ts'), []);
    const pid = Number((await parent.line('child ')).split(' ')[1]);
    expect(await identify(pid)).toBeDefined();
    parent.child.kill('SIGKILL');
    await vi.waitUntil(async () => (await identify(pid)) === undefined, { timeout: 5_000, interval: 20 });
  });
});
