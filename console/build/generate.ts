import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { apiDocument } from './document.ts';
import { formsOf } from './forms.ts';
import { directory } from './settings.ts';
import { sourcesStamp } from './stamp.ts';

export const generated = join(directory, 'generated');
/** The client has the types of what it sends and reads. */
const typed = join(directory, '..', 'client', 'generated');
const tool = fileURLToPath(
  new URL('../../tools/openapi/node_modules/openapi-typescript/bin/cli.js', import.meta.url),
);

/** Writes the shapes of all command bodies. The forms are drawn from them. */
export async function writeForms(): Promise<void> {
  await mkdir(generated, { recursive: true });
  const forms = formsOf(await apiDocument());
  await writeUnlessSame(join(generated, 'forms.json'), `${JSON.stringify(forms)}\n`);
}

const formsStamp = join(generated, '.forms');

/** Writes the shapes again only where the API's declarations have changed. */
export async function writeFormsIfOld(): Promise<void> {
  const stamp = await sourcesStamp(['api', 'contract', 'domain', join('console', 'build')]);
  if ((await readFile(formsStamp, 'utf8').catch(() => null)) === stamp) return;
  await writeForms();
  await writeFile(formsStamp, stamp);
}

/** Writes the types of the API's client. They serve the compiler, and the built pages do without them. */
export async function writeTypes(): Promise<void> {
  await mkdir(typed, { recursive: true });
  const scratch = await mkdtemp(join(tmpdir(), 'huiyin-types-'));
  try {
    const [given, made] = [join(scratch, 'openapi.json'), join(scratch, 'api.d.ts')];
    await writeFile(given, JSON.stringify(await apiDocument()));
    await promisify(execFile)(process.execPath, [tool, given, '--output', made]);
    await writeUnlessSame(join(typed, 'api.d.ts'), await readFile(made, 'utf8'));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function writeUnlessSame(path: string, text: string): Promise<void> {
  const before = await readFile(path, 'utf8').catch(() => null);
  if (before !== text) await writeFile(path, text);
}
