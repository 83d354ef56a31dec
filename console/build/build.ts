import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { writeForms } from './generate.ts';
import { chrome, citizen, citizenOutput, directory, output } from './settings.ts';
import { builtStamp, sourcesStamp, writeStamp } from './stamp.ts';

/** The built pages are of the sources as they stand. */
export const isCurrent = async (): Promise<boolean> => (await builtStamp()) === (await sourcesStamp());

/** Builds the pages. The stamp comes last, so that a build that failed counts as none. */
export async function buildConsole(): Promise<void> {
  const stamp = await sourcesStamp();
  await writeForms();
  await asProduction(() => build({ configFile: join(directory, 'vite.config.ts'), logLevel: 'warn' }));
  await asProduction(buildCitizen);
  await compressAll();
  await writeStamp(stamp);
}

const citizenScripts = ['page', 'file', 'keep', 'open', 'map', 'photo', 'record', 'worker'];

/** The citizens' scripts have fixed names, because the server writes the pages that name them. */
async function buildCitizen(): Promise<void> {
  await build({
    configFile: false,
    root: citizen,
    logLevel: 'warn',
    build: {
      outDir: citizenOutput,
      emptyOutDir: true,
      target: chrome,
      modulePreload: false,
      rolldownOptions: {
        input: Object.fromEntries(
          citizenScripts.map((name) => [name, join(citizen, 'script', `${name}.ts`)]),
        ),
        // The page loads the map's entry by its name when somebody asks for it.
        preserveEntrySignatures: 'exports-only',
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'part-[name].js',
          assetFileNames: '[name][extname]',
        },
      },
    },
  });
}

/** Vite builds for the environment that it finds. Under a test runner that would be the libraries' slow test mode. */
async function asProduction(work: () => Promise<unknown>): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Browsers get the packed file beside each text, so that no request packs it again. */
async function compressAll(): Promise<void> {
  const assets = join(output, 'assets');
  const files = (await readdir(assets)).filter((name) => /\.(js|css|svg)$/.test(name));
  await Promise.all(
    files.map(async (name) => {
      const path = join(assets, name);
      const content = await readFile(path);
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
      await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }));
      await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
    }),
  );
}
