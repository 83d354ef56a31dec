import { Trouble, type Wording } from '../trouble.ts';
import { runTool } from './tool.ts';
import { atLeast, parseVersion, showVersion, type Version } from './version.ts';

const ANSWER_WITHIN_MS = 20_000;

export interface VersionWish {
  name: string;
  args: readonly string[];
  pattern: RegExp;
  least: Version;
  /** Names the part behind the compared number, if it is not the program itself. */
  of?: Wording;
}

/** Asks a program for its version. The program must run here, be the expected one, and be new enough. */
export async function versionOf(wish: VersionWish, program: string, env: NodeJS.ProcessEnv): Promise<string> {
  const answer = await runTool({
    name: wish.name,
    command: program,
    args: wish.args,
    env,
    idleMs: ANSWER_WITHIN_MS,
  });
  const version = parseVersion(answer, wish.pattern);
  if (!version) {
    const said = answer.trim().split('\n')[0]?.slice(0, 100) ?? '';
    throw new Trouble(
      `${program} 不是可用的 ${wish.name}，读不出版本（“${said}”）。`,
      `${program} is no usable ${wish.name}: its output shows no version ("${said}").`,
    );
  }
  if (atLeast(version, wish.least)) return showVersion(version);
  throw new Trouble(
    `${wish.of?.zh ?? wish.name} 的版本 ${showVersion(version)} 太旧，至少需要 ${showVersion(wish.least)}。`,
    `${wish.of?.en ?? wish.name} ${showVersion(version)} is too old: ${showVersion(wish.least)} or newer is needed.`,
  );
}
