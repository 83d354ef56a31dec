import type { Wording } from '../domain/index.ts';

export type { Wording };

/** Prints a message in both languages. The county's people read Chinese, and integrators read English. */
export type Say = (sentence: Wording) => void;

export const say: Say = ({ zh, en }) => {
  process.stdout.write(`${zh}\n${en}\n`);
};

/** A problem that a person can solve. The console shows its sentence and never a stack trace. */
export class Trouble extends Error {
  readonly sentence: Wording;
  /** The last output of the failed program, shown below the sentence. */
  readonly lines: readonly string[];

  constructor(zh: string, en: string, lines: readonly string[] = []) {
    super(en);
    this.name = 'Trouble';
    this.sentence = { zh, en };
    this.lines = lines;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

export const isDiskFull = (text: string): boolean =>
  /ENOSPC|EDQUOT|no space left on device|disk quota exceeded/i.test(text);

export const diskFull = (where: string): Trouble =>
  new Trouble(
    `磁盘已满：无法写入 ${where}，请腾出空间后重试。`,
    `The disk is full: cannot write to ${where}. Free some space and try again.`,
  );

const UNWRITABLE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR']);

/** Explains a file-system error in a sentence that says what to do. */
export function explainWrite(error: unknown, where: string): Trouble {
  if (error instanceof Trouble) return error;
  const code = codeOf(error);
  if (isDiskFull(code)) return diskFull(where);
  if (UNWRITABLE.has(code)) {
    return new Trouble(
      `${where} 不可写（${code}），请检查权限，或换一个目录。`,
      `${where} is not writable (${code}). Check its permissions or choose another directory.`,
    );
  }
  return explain(error);
}

/** Explains an unexpected error without a stack trace. */
export function explain(error: unknown): Trouble {
  if (error instanceof Trouble) return error;
  // Errors of variables bring both sentences. Their class is not imported, because this file must load on any Node.
  if (error instanceof Error && 'sentence' in error) {
    const { zh, en } = error.sentence as Wording;
    return new Trouble(zh, en);
  }
  const said = error instanceof Error ? error.message : String(error);
  if (isDiskFull(`${codeOf(error)} ${said}`)) return diskFull('.data / .cache');
  return new Trouble(`发生意外错误：${said}`, `An unexpected error occurred: ${said}`);
}

export function tell(trouble: Trouble, write: (text: string) => void = (text) => process.stderr.write(text)) {
  write(`${trouble.sentence.zh}\n${trouble.sentence.en}\n`);
  for (const line of trouble.lines) write(`    ${line}\n`);
}
