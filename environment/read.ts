import { z } from 'zod';
import { inFiles } from './files.ts';
import { EnvironmentProblem, wrongVariables } from './problem.ts';
import { type Weakness, weaknessOf } from './weakness.ts';

/**
 * Reads a program's environment. An empty variable counts as unset, and secrets may stand in files. Throws one
 * EnvironmentProblem for all wrong variables, or for a weak secret. Only a local run (`HUIYIN_MODE` embedded) may
 * have a weak secret.
 */
export function readVariables<S extends z.ZodRawShape>(
  variables: S,
  env: NodeJS.ProcessEnv,
): z.infer<z.ZodObject<S>> {
  const set = Object.fromEntries(Object.entries(inFiles(env)).filter(([, value]) => value !== ''));
  const parsed = z.object(variables).safeParse(set);
  if (!parsed.success) {
    throw wrongVariables([...new Set(parsed.error.issues.map(({ path }) => String(path[0])))]);
  }
  if ((parsed.data as { HUIYIN_MODE?: unknown }).HUIYIN_MODE !== 'embedded') refuseWeak(parsed.data);
  return parsed.data;
}

const inWords: Readonly<Record<Weakness, { zh: string; en: string }>> = {
  placeholder: { zh: '像是示例或占位文字', en: 'looks like an example or a placeholder' },
  repetitive: { zh: '是重复的字符', en: 'repeats itself' },
  guessable: { zh: '太有规律，容易猜到', en: 'is too regular, so that it can be guessed' },
};

function refuseWeak(values: Readonly<Record<string, unknown>>): void {
  for (const [name, secret] of secretsIn(values)) {
    const weakness = weaknessOf(secret);
    if (weakness === null) continue;
    const { zh, en } = inWords[weakness];
    throw new EnvironmentProblem(
      [name],
      `${name} ${zh}，拒绝启动。请用 openssl rand -hex 32 生成一个，妥善保存。`,
      `${name} ${en}: not started. Make one with openssl rand -hex 32, and keep it safe.`,
    );
  }
}

/** The keys of HUIYIN_KEYS without their ids. */
function secretsIn(values: Readonly<Record<string, unknown>>): [name: string, secret: string][] {
  const { HUIYIN_SECRET: secret, HUIYIN_KEYS: keys, HUIYIN_METRICS_TOKEN: token } = values;
  const alone = { HUIYIN_SECRET: secret, HUIYIN_METRICS_TOKEN: token };
  const each = String(keys ?? '')
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map((entry): [string, string] => ['HUIYIN_KEYS', entry.slice(entry.indexOf(':') + 1)]);
  const one = Object.entries(alone).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return [...one, ...each];
}
