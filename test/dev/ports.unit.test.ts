import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { choosePort, freePort, isFree } from '../../dev/ports.ts';
import type { Wording } from '../../dev/trouble.ts';

const occupy = (port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host }, () => resolve());
    onTestFinished(() => {
      server.close();
    });
  });

const ear = () => {
  const said: Wording[] = [];
  return { said, say: (sentence: Wording) => said.push(sentence) };
};

const wish = (usual: number) => ({ name: 'API', variable: 'PORT', usual });

describe('the choice of a port', () => {
  it('takes the usual one, and says nothing about it', async () => {
    const usual = await freePort();
    const { said, say } = ear();
    expect(await choosePort(wish(usual), {}, new Set(), say)).toBe(usual);
    expect(said).toEqual([]);
  });

  it.each(['127.0.0.1', '0.0.0.0'])(
    'gives way to the next free one where somebody listens on %s, and says so',
    async (host) => {
      const usual = await freePort();
      await occupy(usual, host);
      const { said, say } = ear();
      const port = await choosePort(wish(usual), {}, new Set(), say);
      expect(port).toBeGreaterThan(usual);
      expect(await isFree(port)).toBe(true);
      expect(said).toEqual([
        {
          zh: `API 常用的端口 ${usual} 已被占用，改用 ${port}。`,
          en: `API: its usual port ${usual} is taken, using ${port} instead.`,
        },
      ]);
    },
  );

  it('never gives one port to two parts', async () => {
    const usual = await freePort();
    const given = new Set<number>();
    const first = await choosePort(wish(usual), {}, given, ear().say);
    const second = await choosePort(wish(usual), {}, given, ear().say);
    expect(second).not.toBe(first);
  });

  it('insists on a port that was set: a taken one is a refusal, not a detour', async () => {
    const set = await freePort();
    await occupy(set, '127.0.0.1');
    await expect(choosePort(wish(1), { PORT: String(set) }, new Set(), ear().say)).rejects.toThrow(
      `Port ${set}, set by PORT for API, is taken`,
    );
  });

  it('takes a port that was set and is free', async () => {
    const set = await freePort();
    expect(await choosePort(wish(1), { PORT: String(set) }, new Set(), ear().say)).toBe(set);
  });

  it.each(['http', '0', '70000', '80.5'])('refuses PORT=%s', async (text) => {
    await expect(choosePort(wish(1), { PORT: text }, new Set(), ear().say)).rejects.toThrow(
      `PORT=${text} is not a port number`,
    );
  });
});
