import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consolePages } from '../../api/console/pages.ts';
import { type Bench, openBench } from './kit.ts';

const script = 'export const greeting = "您好";';
let directory: string;
let bench: Bench;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'huiyin-pages-'));
  await mkdir(join(directory, 'assets'));
  await writeFile(
    join(directory, 'index.html'),
    '<script nonce="__CSP_NONCE__"></script>__IDENTITY_PROVIDER__',
  );
  await writeFile(join(directory, 'assets', 'page-1a.js'), script);
  await writeFile(join(directory, 'assets', 'page-1a.js.br'), brotliCompressSync(script));
  await writeFile(join(directory, 'secret.txt'), 'not served');
  bench = await openBench({}, { pages: consolePages(directory) });
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const nonceOf = (text: string | null) => /nonce[-=]"?([A-Za-z0-9+/=]{20,})/.exec(text ?? '')?.[1];

describe('the console', () => {
  it.each(['/', '/console'])('is where %s leads', async (path) => {
    const { status, headers } = await bench.send('GET', path);
    expect([status, headers.get('location')]).toEqual([302, '/console/']);
  });

  it.each(['/console/', '/console/appeals/20261122-7K3M9Q', '/console/file'])(
    'answers %s with its page, which no cache keeps',
    async (path) => {
      const answer = await bench.send('GET', path);
      const page = await answer.text();
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(nonceOf(page)).toBe(nonceOf(answer.headers.get('content-security-policy')));
      expect(page).toMatch(/<\/script>no$/);
    },
  );

  it('has a policy that names no other host, and a nonce of its own each time', async () => {
    const policies = await Promise.all(
      [1, 2].map(async () => (await bench.send('GET', '/console/')).headers.get('content-security-policy')),
    );
    expect(policies[0]).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-");
    expect(policies[0]).not.toMatch(/https?:|\*|unsafe/);
    expect(nonceOf(policies[0] ?? null)).not.toBe(nonceOf(policies[1] ?? null));
  });

  it('serves its built files packed as the browser takes them, for ever', async () => {
    const packed = await bench.send('GET', '/console/assets/page-1a.js', {
      headers: { 'Accept-Encoding': 'gzip, br' },
    });
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(packed.headers.get('cache-control')).toContain('immutable');
    expect(packed.headers.get('vary')).toContain('Accept-Encoding');
    expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(script);
    const plain = await bench.send('GET', '/console/assets/page-1a.js');
    expect(plain.headers.get('content-security-policy')).toBe("default-src 'none'; connect-src 'self'");
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, script]);
  });

  it.each(['..%2Fsecret.txt', 'page-1a.js.br', 'page-2b.js', 'secret.txt', '.sources'])(
    'has no file %s',
    async (name) => {
      const { status, body } = await bench.get(`/console/assets/${name}`);
      expect([status, body.code]).toEqual([404, 'not-found']);
    },
  );

  it('tells Internet Explorer how to leave its mode', async () => {
    const agent = 'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko';
    const answer = await bench.send('GET', '/console/', { headers: { 'User-Agent': agent } });
    const page = await answer.text();
    expect(page).toContain('IE 模式');
    expect(page).not.toContain('<script');
  });

  it('says so where nothing is built', async () => {
    const bare = await openBench();
    const { status, body } = await bare.problem('GET', '/console/');
    expect([status, body.code]).toEqual([503, 'console-not-built']);
    expect(body.zh).toContain('尚未生成');
  });
});
