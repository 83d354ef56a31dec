import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { type Say, Trouble, type Wording } from '../trouble.ts';
import { cachedOrBuilt, readCached } from './cache.ts';
import { programsOnPath } from './on-path.ts';

export interface PartContext {
  env: NodeJS.ProcessEnv;
  cacheRoots: readonly string[];
  say: Say;
}

/**
 * One way to get a part. It fills the directory and names the program in it. If it throws a Trouble, the next way
 * is tried.
 */
export interface PartSource {
  name: Wording;
  /** Information for a person who waits, such as the usual time. */
  note?: Wording;
  bring: (directory: string) => Promise<string>;
}

export interface PartPlan {
  name: string;
  /** Name and version of the part. A new version is a new entry. */
  key: string;
  /** The program's name on PATH, if it may be there. */
  onPath?: string;
  /** Returns the version of the program, or throws a Trouble that says why it is unsuitable. */
  check: (program: string) => Promise<string>;
  sources: readonly PartSource[];
}

export interface FoundPart {
  program: string;
  version: string;
  from: 'path' | 'cache' | 'fetched';
}

const passedOver = (say: Say, what: Wording, why: Trouble) =>
  say({ zh: `  已跳过“${what.zh}”：${why.sentence.zh}`, en: `  Skipped ${what.en}: ${why.sentence.en}` });

async function lookOnPath(plan: PartPlan, context: PartContext): Promise<FoundPart | undefined> {
  if (!plan.onPath) return undefined;
  for (const program of await programsOnPath(plan.onPath, context.env)) {
    try {
      return { program, version: await plan.check(program), from: 'path' };
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      passedOver(context.say, { zh: `PATH 上的 ${program}`, en: `${program} on PATH` }, error);
    }
  }
  return undefined;
}

const inBrackets = (note: Wording | undefined): Wording =>
  note ? { zh: `（${note.zh}）`, en: ` (${note.en})` } : { zh: '', en: '' };

/** Names the source of a cached part. An entry of an older version may name a source that no longer exists. */
function originOf({ sources }: PartPlan, from: string): Wording {
  const name = sources.find((source) => source.name.en === from)?.name;
  return inBrackets(name && { zh: `来源：${name.zh}`, en: `from ${name.en}` });
}

async function bringChecked(
  plan: PartPlan,
  source: PartSource,
  directory: string,
): Promise<{ program: string; version: string }> {
  const program = await source.bring(directory);
  await chmod(join(directory, program), 0o755);
  return { program, version: await plan.check(join(directory, program)) };
}

/** Tries the sources in order. Each gets its own directory, so that a failed one leaves nothing behind. */
async function fetchFirst(plan: PartPlan, context: PartContext, directory: string) {
  const whys: string[] = [];
  for (const [place, source] of plan.sources.entries()) {
    const note = inBrackets(source.note);
    context.say({
      zh: `${plan.name}：正在尝试“${source.name.zh}”${note.zh}……`,
      en: `${plan.name}: trying ${source.name.en}${note.en} …`,
    });
    try {
      const under = `from-${place}`;
      const { program, version } = await bringChecked(plan, source, join(directory, under));
      return { program: join(under, program), version, from: source.name.en };
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      passedOver(context.say, source.name, error);
      whys.push(error.sentence.en, ...error.lines.slice(-5));
    }
  }
  throw new Trouble(
    `找不到 ${plan.name}，各种办法都没有成功：请安装它，或接通网络（软件源镜像即可）后重试。`,
    `${plan.name} was not found and could not be fetched: install it, or connect to a network (registry mirrors suffice) and try again.`,
    whys,
  );
}

/**
 * Searches PATH, then the cache, then the sources. It takes and announces the first program that passes its check.
 */
export async function findPart(plan: PartPlan, context: PartContext): Promise<FoundPart> {
  const { say, cacheRoots } = context;
  const there = await lookOnPath(plan, context);
  if (there) {
    say({
      zh: `${plan.name} ${there.version}：使用 PATH 上的 ${there.program}。`,
      en: `${plan.name} ${there.version}: using ${there.program} on PATH.`,
    });
    return there;
  }
  const before = await readCached(cacheRoots, plan.key);
  const part =
    before ?? (await cachedOrBuilt(cacheRoots, plan.key, (dir) => fetchFirst(plan, context, dir), say));
  const origin = originOf(plan, part.from);
  say({
    zh: `${plan.name} ${part.version}：${before ? '使用缓存中的程序' : '已取得并缓存'}${origin.zh}。`,
    en: `${plan.name} ${part.version}: ${before ? 'using the program in the cache' : 'fetched and cached'}${origin.en}.`,
  });
  return { program: part.program, version: part.version, from: before ? 'cache' : 'fetched' };
}
