import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildConsole, isCurrent } from '../../console/build/build.ts';
import { directory, output } from '../../console/build/settings.ts';
import { newerThan } from './css-support.ts';

/** Parts of the kit's style that Chrome 87 ignores. Nothing of ours may use more. */
const cosmetic = [
  // `office.css` draws the rings of checkboxes and radios for browsers without it.
  ':has()',
  '@container',
  'aspect-ratio',
  'print-color-adjust',
  'color-mix()',
  'text-wrap',
  // Since Chrome 1, but its ring follows round corners since 94.
  'outline',
  'font-size-adjust',
  'offset-anchor',
  'overscroll-behavior',
  'scrollbar-color',
  'scrollbar-width',
  // Decorations of frames and of the waiting sign.
  ...['clip', 'composite', 'image', 'mode', 'origin', 'position', 'repeat', 'size'].map(
    (part) => `mask-${part}`,
  ),
];
const mostScript = 360 * 1024;
const year = 2021;

const assets = join(output, 'assets');
const files = (ending: string): string[] =>
  readdirSync(assets)
    .filter((name) => name.endsWith(ending))
    .map((name) => join(assets, name));

beforeAll(async () => {
  if (!(await isCurrent())) await buildConsole();
}, 120_000);

describe('what the console serves', () => {
  it('has no syntax and no function that Chrome 87 lacks', { timeout: 60_000 }, async () => {
    const cli = join(directory, '..', 'node_modules', 'es-check', 'lib', 'cli', 'index.js');
    const given = [cli, `es${year}`, ...files('.js'), '--module', '--checkFeatures', '--noCache'];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, given);
    expect(`${stdout}${stderr}`).toContain('ES-Check passed');
  });

  it('has no style that Chrome 87 lacks, but for what it may do without', () => {
    const found = files('.css').flatMap((file) => newerThan(87, readFileSync(file, 'utf8')));
    expect([...new Set(found)].filter((name) => !cosmetic.includes(name)).sort()).toEqual([]);
  });

  it('names no other host', () => {
    const hosts = [...files('.js'), ...files('.css'), join(output, 'index.html')].flatMap((file) => [
      ...readFileSync(file, 'utf8').matchAll(
        // The map's libraries name themselves in links that nobody follows by loading a page.
        /(?:src|href)=["']https?:\/\/(?!(?:www\.)?(?:leafletjs|openstreetmap|protomaps)\.)|url\(["']?https?:\/\/|fetch\(["']https?:/g,
      ),
    ]);
    expect(hosts.map(([text]) => text)).toEqual([]);
  });

  it('weighs at most 360 KB of packed script for the first page', () => {
    const index = readFileSync(join(output, 'index.html'), 'utf8');
    const first = [...index.matchAll(/(?:src|href)="\/console\/assets\/([\w.-]+\.js)"/g)].map(
      ([, name = '']) => name,
    );
    const today = readdirSync(assets).filter((name) => /^page-.*\.js$/.test(name));
    const sizes = [...new Set(first)].map(
      (name) => gzipSync(readFileSync(join(assets, name)), { level: 9 }).length,
    );
    expect(first.length).toBeGreaterThan(0);
    expect(today.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(mostScript);
  });
});
