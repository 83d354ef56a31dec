import { readFileSync } from 'node:fs';
import { EnvironmentProblem } from './problem.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** What may be secret; anything else stands in the environment itself. */
const mayBeInFile = /^(?:HUIYIN|MONGODB|TEMPORAL)_\w*?(?:SECRET|KEYS?|TOKENS?|PASSWORD|URI)$/;

/**
 * The environment with each secret `X` that is given as `X_FILE` read from that file, as Docker and Kubernetes mount
 * them; white space around it is cut off. Throws EnvironmentProblem for a file that cannot be read, that is empty, or
 * that stands beside `X` itself.
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
