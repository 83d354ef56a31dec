import { access, constants, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

async function isProgram(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return false;
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Every program of that name in the order of PATH. The second may be new enough when the first is not. */
export async function programsOnPath(name: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  const programs: string[] = [];
  for (const directory of (env.PATH ?? '').split(delimiter)) {
    const file = join(directory, name);
    if (directory && !programs.includes(file) && (await isProgram(file))) programs.push(file);
  }
  return programs;
}
