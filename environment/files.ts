import { readFileSync } from 'node:fs';
import { EnvironmentProblem } from './problem.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** Names of variables that may be secret. All others stand in the environment itself. */
const mayBeInFile = /^(?:HUIYIN|MONGODB|TEMPORAL)_\w*?(?:SECRET|KEYS?|TOKENS?|PASSWORD|URI)$/;

/**
 * Replaces each `X_FILE` by `X` with the content of that file, as Docker and Kubernetes mount secrets. It trims
 * white space. Throws EnvironmentProblem if the file is unreadable or empty, or if `X` is set too.
 */
export function inFiles(env: Variables): Record<string, string | undefined> {
  const read = { ...env };
  for (const [variable, path] of Object.entries(env)) {
    const name = variable.endsWith('_FILE') ? variable.slice(0, -'_FILE'.length) : '';
    if (!path || !mayBeInFile.test(name)) continue;
    if (env[name]) throw twice(name);
    read[name] = contentOf(variable, path);
    delete read[variable];
  }
  return read;
}

function contentOf(variable: string, path: string): string {
  let content: string;
  try {
    content = readFileSync(path, 'utf8').trim();
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'error';
    throw new EnvironmentProblem(
      [variable],
      `${variable} 指定的文件无法读取：${path}（${reason}）。`,
      `The file that ${variable} names cannot be read: ${path} (${reason}).`,
    );
  }
  if (content !== '') return content;
  throw new EnvironmentProblem(
    [variable],
    `${variable} 指定的文件是空的：${path}。`,
    `The file that ${variable} names is empty: ${path}.`,
  );
}

const twice = (name: string): EnvironmentProblem =>
  new EnvironmentProblem(
    [name, `${name}_FILE`],
    `${name} 与 ${name}_FILE 只能设置一个。`,
    `Set ${name} or ${name}_FILE, not both.`,
  );
