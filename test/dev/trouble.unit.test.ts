import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explain, explainWrite, Trouble, tell } from '../../dev/trouble.ts';
import { openWorkshop } from './fixtures/workshop.ts';

const told = (trouble: Trouble): string[] => {
  const written: string[] = [];
  tell(trouble, (text) => written.push(text));
  return written.join('').trimEnd().split('\n');
};

const failing = (code: string): Error => Object.assign(new Error(`${code}: something`), { code });

describe('what a person is told when something fails', () => {
  it('is one line of Chinese and one of English, without a stack trace', () => {
    const lines = told(explain(new TypeError('x is not a function')));
    expect(lines).toEqual([
      '发生意外错误：x is not a function',
      'An unexpected error occurred: x is not a function',
    ]);
  });

  it('shows under the sentence what the program said last', () => {
    expect(told(new Trouble('坏了', 'Broken', ['one', 'two']))).toEqual([
      '坏了',
      'Broken',
      '    one',
      '    two',
    ]);
  });

  it('names a full disk and the place', () => {
    expect(explainWrite(failing('ENOSPC'), '/data').sentence).toEqual({
      zh: '磁盘已满：无法写入 /data，请腾出空间后重试。',
      en: 'The disk is full: cannot write to /data. Free some space and try again.',
    });
  });

  it.each(['EACCES', 'EPERM', 'EROFS'])('names a place that may not be written (%s)', (code) => {
    expect(explainWrite(failing(code), '/data').message).toBe(
      `/data is not writable (${code}). Check its permissions or choose another directory.`,
    );
  });

  it('explains what the file system really says', async () => {
    const { file } = await openWorkshop();
    const inTheWay = await file('data', 'a file where a directory should be');
    const error = await mkdir(join(inTheWay, 'logs'), { recursive: true }).catch((thrown: unknown) => thrown);
    expect(explainWrite(error, inTheWay).message).toContain('is not writable (ENOTDIR)');
  });
});
