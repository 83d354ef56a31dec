import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { identify } from '../../dev/processes/identity.ts';
import { endLeftovers } from '../../dev/stack/roster.ts';
import { openWorkshop } from './fixtures/workshop.ts';

const idle = () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return { child, pid: child.pid ?? Number.NaN, exited: once(child, 'exit') };
};

describe('what a run that died hard left behind', () => {
  it('is ended before the next run starts, and that is said', async () => {
    const shop = await openWorkshop();
    const left = idle();
    await shop.file('pids.json', JSON.stringify([{ name: 'MongoDB', ...(await identify(left.pid)) }]));
    await endLeftovers(shop.directory, shop.say);
    expect(await left.exited).toEqual([null, 'SIGTERM']);
    expect(shop.said).toEqual([
      `MongoDB (process ${left.pid}) is left over from the previous run. Waiting until it ends.`,
    ]);
    expect(await readdir(shop.directory)).not.toContain('pids.json');
  });

  it('is not taken for a stranger who has its number now', async () => {
    const shop = await openWorkshop();
    const stranger = idle();
    await shop.file(
      'pids.json',
      JSON.stringify([{ name: 'MongoDB', pid: stranger.pid, started: 'long ago' }]),
    );
    await endLeftovers(shop.directory, shop.say);
    expect(shop.said).toEqual([]);
    expect(await identify(stranger.pid)).toBeDefined();
  });
});
