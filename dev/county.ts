/**
 * `npm run county -- export DIR` writes the county in force as files. It uses MONGODB_URI, or otherwise the local run.
 */
import { fileURLToPath } from 'node:url';
import { countyHash, countyOfStored, loadCounty, writeCountyFiles } from '../county/index.ts';
import { openKeyring } from '../privacy/index.ts';
import { type CountyVersion, openStore } from '../store/index.ts';
import { recordsOf, recordsOfRun } from './local-run.ts';
import type { StackFile } from './stack/stack-file.ts';
import { explain, Trouble, tell, type Wording } from './trouble.ts';

/** Says on the console where the county in force is not the one of the files. */
export async function differenceFromFiles(
  stack: StackFile,
  env: NodeJS.ProcessEnv,
): Promise<readonly Wording[]> {
  const stored = await storedCounty(await recordsOfRun(env, stack));
  if (!stored) return [];
  const files = countyHash(await loadCounty(stack.county));
  if (files === countyHash(countyOfStored(stored.data))) return [];
  const { version, by } = stored;
  return [
    {
      zh: `注意：现行全县数据是 ${by} 修改的第 ${version} 版，与 ${stack.county} 中的文件不同；文件不起作用。写成文件：npm run county -- export 目录`,
      en: `Note: the county in force is version ${version} by ${by}. The files in ${stack.county} differ and have no effect. To write it as files: npm run county -- export DIR`,
    },
  ];
}

/** Writes the county in force into an empty directory. Throws Trouble. */
export async function exportCounty(dir: string, env: NodeJS.ProcessEnv): Promise<Wording> {
  const stored = await storedCounty(await recordsOf(env));
  if (!stored) throw new Trouble('数据库中还没有全县数据。', 'The database holds no county yet.');
  const files = await writeCountyFiles(dir, stored.data).catch((error: { code?: string }) => {
    if (error.code !== 'EEXIST') throw error;
    throw new Trouble(`目录 ${dir} 不是空的，请另选目录。`, `${dir} is not empty: name another directory.`);
  });
  return {
    zh: `已将第 ${stored.version} 版写入 ${dir}：${files.join('、')}`,
    en: `Version ${stored.version} was written to ${dir}: ${files.join(', ')}`,
  };
}

async function storedCounty(env: NodeJS.ProcessEnv): Promise<CountyVersion | null> {
  const store = await openStore({
    uri: env.MONGODB_URI || 'mongodb://127.0.0.1:27017',
    database: env.MONGODB_DATABASE || 'huiyin',
    keyring: openKeyring({ secret: env.HUIYIN_SECRET ?? '', keys: env.HUIYIN_KEYS }),
  });
  try {
    return await store.county.latest();
  } finally {
    await store.close();
  }
}

const usage = () => new Trouble('用法：npm run county -- export 目录', 'Usage: npm run county -- export DIR');

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [verb, dir] = process.argv.slice(2);
  try {
    if (verb !== 'export' || dir === undefined) throw usage();
    const { zh, en } = await exportCounty(dir, process.env);
    process.stdout.write(`${zh}\n${en}\n`);
  } catch (error) {
    tell(explain(error));
    process.exit(1);
  }
}
