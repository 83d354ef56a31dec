/** `npm run docs` writes the generated parts of the documentation from the code. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type County, loadCounty } from '../county/index.ts';
import { clockExamples } from './model/clock-examples.ts';
import { criticalNight } from './model/critical-night.ts';
import { type Walk, walk } from './model/explore.ts';
import { permissionsPage } from './model/permissions-page.ts';
import { lifePicture, rulesPage } from './model/rules-page.ts';
import { PROJECT_ROOT } from './paths.ts';

const begin = '<!-- life:begin -->';
const end = '<!-- life:end -->';

export interface GeneratedDocs {
  /** The walk behind the pictures. */
  readonly walked: Walk;
  /** Every generated text by its path, in its current form. */
  readonly texts: Readonly<Record<string, string>>;
}

export async function generateDocs(): Promise<GeneratedDocs> {
  const county = await loadCounty(join(PROJECT_ROOT, 'county'));
  const { policy } = county;
  const walked = walk(policy, 10_000);
  const readme = await readFile(join(PROJECT_ROOT, 'README.md'), 'utf8');
  const [before = '', after = ''] = [readme.split(begin)[0], readme.split(end)[1]];
  const texts = {
    'docs/rules.md': rulesPage(policy, walked, await rulesParts(county)),
    'docs/permissions.md': permissionsPage(),
    'README.md': `${before}${begin}\n${lifePicture(walked).join('\n\n')}\n${end}${after}`,
  };
  return { walked, texts };
}

/** Examples that are played, each below its section. */
const examples: Readonly<Record<string, (county: County) => string>> = {
  '15-urgency.md': criticalNight,
  '40-clocks.md': ({ policy }) => clockExamples(policy),
};

/** Hand-written sections of the rules page, in the order of their file names. */
async function rulesParts(county: County): Promise<string[]> {
  const folder = join(PROJECT_ROOT, 'dev/model/rules-parts');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
  const read = async (name: string) => {
    const text = (await readFile(join(folder, name), 'utf8')).trim();
    const played = examples[name]?.(county);
    return played === undefined ? text : `${text}\n\n${played}`;
  };
  return Promise.all(names.map(read));
}

if (process.argv[1]?.endsWith('docs.ts')) {
  for (const [path, text] of Object.entries((await generateDocs()).texts))
    await writeFile(join(PROJECT_ROOT, path), text);
}
