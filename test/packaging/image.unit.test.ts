import { describe, expect, it } from 'vitest';
import { composeFile, dockerfile, importsOf, inImage, textOf } from './packaging.ts';

const instructions = dockerfile();
const argumentsOf = (instruction: string): string[] =>
  instructions
    .filter((line) => line.startsWith(`${instruction} `))
    .map((line) => line.slice(instruction.length + 1));

const rooms = inImage().filter((name) => !name.includes('.') && name !== 'LICENSE');

describe('the image', () => {
  it('is made from one pinned release of Node, new enough for the project', () => {
    const [base = '', ...stages] = argumentsOf('FROM');
    const [, major, minor] = /^node:(\d+)\.(\d+)\.\d+-[a-z]+-slim AS app$/.exec(base) ?? [];
    expect(Number(major) * 100 + Number(minor)).toBeGreaterThanOrEqual(2019);
    expect(stages).toEqual(['app AS worker', 'app AS api']);
  });

  it('runs as another user than root, with the packages of the lock file and no development tools', () => {
    expect(argumentsOf('USER')).toEqual(['node']);
    expect(argumentsOf('RUN').some((run) => run.startsWith('npm ci --omit=dev'))).toBe(true);
  });

  it('has the stages that the Compose file builds', () => {
    const targets = Object.values(composeFile().services).flatMap(({ build }) => build?.target ?? []);
    expect(targets.sort()).toEqual(['api', 'worker']);
  });

  it.each(rooms)('holds every room and every package that %s imports', (room) => {
    const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: Record<string, string> };
    const missing = [...importsOf(room)].filter((name) =>
      name.endsWith('/') ? !rooms.includes(name.slice(0, -1)) : !(name in dependencies),
    );
    expect(missing).toEqual([]);
  });

  it('lets in no data, no secret and no tests', () => {
    const [first] = textOf('.dockerignore')
      .split('\n')
      .filter((line) => !line.startsWith('#'));
    expect(first).toBe('*');
    expect(inImage()).not.toContainEqual(expect.stringMatching(/^(\.env|\.data|\.cache|test|dev)/));
  });
});
