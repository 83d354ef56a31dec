/**
 * The reason why a program does not start. It names variables and files but never a value, because values may be
 * secret.
 */
export class EnvironmentProblem extends Error {
  readonly variables: readonly string[];
  readonly sentence: { readonly zh: string; readonly en: string };

  constructor(variables: readonly string[], zh: string, en: string) {
    super(`${zh}\n${en}`);
    this.name = 'EnvironmentProblem';
    this.variables = variables;
    this.sentence = { zh, en };
  }
}

/** Names the variables that are missing or that the schema refuses. */
export function wrongVariables(names: readonly string[]): EnvironmentProblem {
  const list = names.join(', ');
  const secret = names.includes('HUIYIN_SECRET');
  return new EnvironmentProblem(
    names,
    `环境变量缺失或有误：${list}${secret ? '（HUIYIN_SECRET 至少 32 个字符）' : ''}。`,
    `Environment variables missing or wrong: ${list}${secret ? ' (HUIYIN_SECRET takes at least 32 characters)' : ''}.`,
  );
}
