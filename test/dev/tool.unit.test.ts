import { appendFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { whileGrowing } from '../../dev/parts/library-download.ts';
import { runTool } from '../../dev/parts/tool.ts';
import { openWorkshop, type Workshop } from './fixtures/workshop.ts';

const tool = ({ context }: Workshop, command: string, idleMs = 10_000) => ({
  name: 'Tool',
  command,
  args: [],
  env: context.env,
  idleMs,
});

describe('a tool that fetches or builds', () => {
  it('gives what it printed on both of its outputs', async () => {
    const shop = await openWorkshop();
    await shop.program('tool', 'echo one; echo two >&2');
    const output = await runTool(tool(shop, 'tool'));
    expect(output.trim().split('\n').sort()).toEqual(['one', 'two']);
  });

  it('is ended where it stays silent, as on a network that swallows packets', async () => {
    const shop = await openWorkshop();
    await shop.program('tool', 'echo connecting; exec /bin/sleep 600');
    await expect(runTool(tool(shop, 'tool', 1_000))).rejects.toThrow('Tool was silent for 1 s: connecting');
  });

  it('shows every ten seconds that it is still at work', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const shop = await openWorkshop();
    await shop.program('tool', `while [ ! -e ${shop.directory}/go ]; do :; done`);
    const run = runTool({ ...tool(shop, 'tool'), say: shop.say });
    await vi.advanceTimersByTimeAsync(20_000);
    vi.useRealTimers();
    await shop.file('go', '');
    await run;
    expect(shop.said).toHaveLength(2);
    expect(shop.said[0]).toContain('Tool is still at work after');
  });
});

describe('a download that is watched', () => {
  const limits = { firstBytesMs: 50, stalledMs: 200 };
  const untilStopped = (stop: AbortSignal) =>
    new Promise<never>((_, reject) => {
      stop.addEventListener('abort', () => reject(new Error('aborted')));
    });

  it('is given up where nothing comes but the small change of the library itself', async () => {
    const { directory, file } = await openWorkshop();
    await file('8.2.6.lock', '4711');
    await expect(whileGrowing(directory, limits, untilStopped)).rejects.toThrow(
      'the network does not reach the server',
    );
  });

  it('is given up where it stalls half-way, later than one that never began', async () => {
    const { directory, file } = await openWorkshop();
    const begun = performance.now();
    const download = whileGrowing(directory, limits, async (stop) => {
      await file('download', 'x'.repeat(8192));
      return untilStopped(stop);
    });
    await expect(download).rejects.toThrow('the network does not reach the server');
    expect(performance.now() - begun).toBeGreaterThan(limits.stalledMs);
  });

  it('is let go on while it grows, however long it takes', async () => {
    const { directory, file } = await openWorkshop();
    const path = await file('download', 'x'.repeat(8192));
    const done = performance.now() + 3 * limits.stalledMs;
    const download = whileGrowing(directory, limits, async (stop) => {
      while (performance.now() < done) {
        stop.throwIfAborted();
        await appendFile(path, 'x');
      }
      return 'done';
    });
    expect(await download).toBe('done');
  });
});
